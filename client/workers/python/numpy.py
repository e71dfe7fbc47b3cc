"""A small part of NumPy, for where the real one is not on this server: arrays of one or two dimensions.

What is here gives what NumPy gives, warnings included; what is not says so by name.
"""

import builtins
import math
import warnings

__version__ = "small"

pi = math.pi
e = math.e
inf = math.inf
nan = math.nan
newaxis = None


def __getattr__(name):
    raise AttributeError(
        f"the small numpy of this page has no '{name}'. It has: {', '.join(sorted(__all__))}"
    )


class float64(float):
    """One number, as an array without dimensions."""

    shape = ()
    ndim = 0
    size = 1

    def item(self):
        return float(self)

    def __repr__(self):
        return float.__repr__(float(self))

    __str__ = __repr__


def _warn(what):
    # The line of whoever called the function of this module.
    level, frame = 2, __import__("sys")._getframe(1)
    while frame is not None and frame.f_globals.get("__name__") == __name__:
        frame, level = frame.f_back, level + 1
    warnings.warn(what, RuntimeWarning, stacklevel=level)


class ndarray:
    """Numbers in rows. `_cells` is flat, row by row."""

    __slots__ = ("_cells", "shape")

    def __init__(self, cells, shape):
        self._cells = cells
        self.shape = shape

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def size(self):
        return len(self._cells)

    @property
    def T(self):
        return transpose(self)

    def tolist(self):
        if self.ndim == 1:
            return list(self._cells)
        width = self.shape[1]
        return [self._cells[k * width : (k + 1) * width] for k in range(self.shape[0])]

    def item(self):
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._cells[0]

    def reshape(self, *shape):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        return reshape(self, tuple(shape))

    def flatten(self):
        return ndarray(list(self._cells), (self.size,))

    ravel = flatten

    def copy(self):
        return ndarray(list(self._cells), self.shape)

    def astype(self, kind):
        return ndarray([kind(cell) for cell in self._cells], self.shape)

    def sum(self, axis=None, keepdims=False):
        return sum(self, axis, keepdims)

    def mean(self, axis=None, keepdims=False):
        return mean(self, axis, keepdims)

    def max(self, axis=None, keepdims=False):
        return max(self, axis, keepdims)

    def min(self, axis=None, keepdims=False):
        return min(self, axis, keepdims)

    def argmax(self, axis=None):
        return argmax(self, axis)

    def dot(self, other):
        return dot(self, other)

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return (self[k] for k in range(self.shape[0]))

    def __getitem__(self, at):
        if isinstance(at, tuple):
            if len(at) == 2 and self.ndim == 1 and at[0] is None:
                return ndarray(self[at[1]]._cells, (1, self.size))
            if len(at) == 2 and self.ndim == 1 and at[1] is None:
                return ndarray(self[at[0]]._cells, (self.size, 1))
            if len(at) != self.ndim:
                raise IndexError(
                    f"too many indices for array: array is {self.ndim}-dimensional, but {len(at)} were indexed"
                )
            rows, columns = at
            if _is_list(rows) and _is_list(columns):
                pairs = zip(asarray(rows)._cells, asarray(columns)._cells)
                return array([self[int(row)][int(column)] for row, column in pairs])
            picked = self[rows]
            if isinstance(rows, int):
                return picked[columns]
            return transpose(transpose(picked)[columns])
        if at is None:
            if self.ndim != 1:
                raise IndexError("the small numpy of this page has at most two dimensions")
            return ndarray(list(self._cells), (1, self.size))
        if isinstance(at, slice):
            return _of([self[k] for k in range(*at.indices(self.shape[0]))], self.shape[1:])
        if _is_list(at):
            picks = asarray(at)
            if picks.size > 0 and isinstance(picks._cells[0], bool):
                if picks.shape != self.shape:
                    raise IndexError("boolean index did not match the shape of the indexed array")
                return array([cell for cell, wanted in zip(self._cells, picks._cells) if wanted])
            return _of([self[int(k)] for k in picks._cells], self.shape[1:])
        at = at.__index__()
        if not -self.shape[0] <= at < self.shape[0]:
            raise IndexError(f"index {at} is out of bounds for axis 0 with size {self.shape[0]}")
        at %= self.shape[0]
        if self.ndim == 1:
            return _scalar(self._cells[at])
        width = self.shape[1]
        return ndarray(self._cells[at * width : (at + 1) * width], (width,))

    def __setitem__(self, at, value):
        if _is_list(at):
            for k, wanted in enumerate(asarray(at)._cells):
                if wanted is True:
                    self._cells[k] = value
            return
        flat = at if self.ndim == 1 else at[0] * self.shape[1] + at[1]
        self._cells[flat] = value

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self._cells[0])

    def __float__(self):
        if self.size != 1:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return float(self._cells[0])

    def any(self):
        return builtins.any(self._cells)

    def all(self):
        return builtins.all(self._cells)

    def __repr__(self):
        return f"array({_listed(self, ', ')})"

    def __str__(self):
        return _listed(self, " ")

    def __neg__(self):
        return _each(lambda a: -a, self)

    def __abs__(self):
        return abs(self)

    def __matmul__(self, other):
        return dot(self, other)


def _listed(of, between):
    def row(cells):
        return "[" + between.join(repr(cell) for cell in cells) + "]"

    if of.ndim == 1:
        return row(of._cells)
    return "[" + f"{between.strip()}\n ".join(row(cells) for cells in of.tolist()) + "]"


def _is_list(value):
    return isinstance(value, (list, tuple, ndarray))


def _scalar(value):
    return value if isinstance(value, (bool, int)) else float64(value)


def _of(items, shape):
    if len(shape) == 0:
        return ndarray(list(items), (len(items),))
    cells = [cell for item in items for cell in item._cells]
    return ndarray(cells, (len(items), *shape))


def array(values, dtype=None):
    if isinstance(values, ndarray):
        made = values.copy()
    elif not isinstance(values, (list, tuple)):
        return _scalar(values)
    elif builtins.any(_is_list(value) for value in values):
        rows = [asarray(value) if _is_list(value) else None for value in values]
        if builtins.any(row is None or row.shape != rows[0].shape for row in rows):
            raise ValueError("setting an array element with a sequence: all rows need the same length")
        if rows[0].ndim > 1:
            raise ValueError("the small numpy of this page has at most two dimensions")
        made = _of(rows, rows[0].shape)
    else:
        cells = list(values)
        if builtins.any(isinstance(cell, float) for cell in cells):
            cells = [float(cell) for cell in cells]
        made = ndarray(cells, (len(cells),))
    return made if dtype is None else made.astype(dtype)


def asarray(values, dtype=None):
    return values if isinstance(values, ndarray) and dtype is None else array(values, dtype)


def _filled(shape, value):
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    return ndarray([value] * math.prod(shape), shape)


def zeros(shape):
    return _filled(shape, 0.0)


def ones(shape):
    return _filled(shape, 1.0)


def full(shape, value):
    return _filled(shape, value)


def zeros_like(of):
    return zeros(asarray(of).shape)


def ones_like(of):
    return ones(asarray(of).shape)


def arange(*bounds):
    cells = list(range(*bounds))
    return ndarray(cells, (len(cells),))


def eye(size):
    return ndarray([float(k % (size + 1) == 0) for k in range(size * size)], (size, size))


def reshape(values, shape):
    values = asarray(values)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    known = math.prod(side for side in shape if side != -1)
    if -1 in shape and known != 0:
        shape = tuple(values.size // known if side == -1 else side for side in shape)
    if math.prod(shape) != values.size:
        raise ValueError(f"cannot reshape array of size {values.size} into shape {shape}")
    if len(shape) > 2:
        raise ValueError("the small numpy of this page has at most two dimensions")
    return ndarray(list(values._cells), shape)


def transpose(values):
    values = asarray(values)
    if values.ndim < 2:
        return values.copy()
    rows, columns = values.shape
    cells = [values._cells[row * columns + column] for column in range(columns) for row in range(rows)]
    return ndarray(cells, (columns, rows))


def shape(of):
    return asarray(of).shape if _is_list(of) else ()


def ndim(of):
    return len(shape(of))


def size(of):
    return math.prod(shape(of))


def _each(f, values):
    if not _is_list(values):
        return _scalar(f(values))
    values = asarray(values)
    return ndarray([f(cell) for cell in values._cells], values.shape)


def _both(f, a, b):
    """Cell by cell, the smaller shape stretched to the larger as NumPy does it."""
    if not _is_list(a) and not _is_list(b):
        return _scalar(f(a, b))
    if not _is_list(b):
        a = asarray(a)
        return ndarray([f(cell, b) for cell in a._cells], a.shape)
    if not _is_list(a):
        b = asarray(b)
        return ndarray([f(a, cell) for cell in b._cells], b.shape)
    a, b = asarray(a), asarray(b)
    if a.shape == b.shape:
        return ndarray([f(x, y) for x, y in zip(a._cells, b._cells)], a.shape)
    (a_rows, a_columns), (b_rows, b_columns) = ((1, *of.shape)[-2:] for of in (a, b))
    if 1 not in (a_rows, b_rows) and a_rows != b_rows or 1 not in (a_columns, b_columns) and a_columns != b_columns:
        raise ValueError(
            f"operands could not be broadcast together with shapes {_shape(a)} {_shape(b)}"
        )
    rows, columns = builtins.max(a_rows, b_rows), builtins.max(a_columns, b_columns)

    def cell(of, of_rows, of_columns, row, column):
        return of._cells[(row % of_rows) * of_columns + column % of_columns]

    cells = [
        f(cell(a, a_rows, a_columns, row, column), cell(b, b_rows, b_columns, row, column))
        for row in range(rows)
        for column in range(columns)
    ]
    return ndarray(cells, (columns,) if a.ndim == b.ndim == 1 else (rows, columns))


def _shape(of):
    return str(of.shape).replace(" ", "")


def _add(a, b):
    return a + b


def _subtract(a, b):
    return a - b


def _multiply(a, b):
    if math.isinf(a) and b == 0 or a == 0 and math.isinf(b):
        _warn("invalid value encountered in multiply")
        return nan
    return a * b


def _divide(a, b):
    if b != 0:
        return a / b
    if a == 0 or math.isnan(a):
        _warn("invalid value encountered in divide")
        return nan
    _warn("divide by zero encountered in divide")
    return math.copysign(inf, a) * math.copysign(1, b)


def _power(a, b):
    try:
        result = float(a) ** b if isinstance(b, float) or b < 0 else a**b
    except ZeroDivisionError:
        _warn("divide by zero encountered in power")
        return inf
    except OverflowError:
        _warn("overflow encountered in power")
        return inf
    if isinstance(result, complex):
        _warn("invalid value encountered in power")
        return nan
    return result


def _log(a):
    if a > 0:
        return math.log(a)
    if a == 0:
        _warn("divide by zero encountered in log")
        return -inf
    if not math.isnan(a):
        _warn("invalid value encountered in log")
    return nan


def _exp(a):
    try:
        return math.exp(a)
    except OverflowError:
        _warn("overflow encountered in exp")
        return inf


def _sqrt(a):
    if a < 0:
        _warn("invalid value encountered in sqrt")
        return nan
    return math.sqrt(a)


def add(a, b):
    return _both(_add, a, b)


def subtract(a, b):
    return _both(_subtract, a, b)


def multiply(a, b):
    return _both(_multiply, a, b)


def divide(a, b):
    return _both(_divide, a, b)


def power(a, b):
    return _both(_power, a, b)


def log(a):
    return _each(_log, a)


def log2(a):
    return _each(lambda cell: _log(cell) / math.log(2), a)


def log10(a):
    return _each(lambda cell: _log(cell) / math.log(10), a)


def exp(a):
    return _each(_exp, a)


def sqrt(a):
    return _each(_sqrt, a)


def square(a):
    return _each(lambda cell: cell * cell, a)


def abs(a):
    return _each(builtins.abs, a)


def isnan(a):
    return _each(math.isnan, a)


def maximum(a, b):
    return _both(lambda x, y: x if x >= y or math.isnan(x) else y, a, b)


def minimum(a, b):
    return _both(lambda x, y: x if x <= y or math.isnan(x) else y, a, b)


def clip(a, least, most):
    low = a if least is None else maximum(a, least)
    return low if most is None else minimum(low, most)


def where(condition, a, b):
    chosen = _both(lambda x, y: (x, y), a, b) if _is_list(a) or _is_list(b) else None
    condition = asarray(condition)
    if chosen is None:
        return _each(lambda wanted: a if wanted else b, condition)
    return _both(lambda wanted, pair: pair[0] if wanted else pair[1], condition, chosen)


def _along(f, values, axis, keepdims=False):
    """One number of all, of each column (axis 0) or of each row (axis 1)."""
    values = asarray(values) if _is_list(values) else ndarray([values], (1,))
    if axis is None:
        whole = f(values._cells)
        return ndarray([whole], (1,) * values.ndim) if keepdims else _scalar(whole)
    if not -values.ndim <= axis < values.ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {values.ndim}")
    axis %= values.ndim
    if values.ndim == 1:
        whole = f(values._cells)
        return ndarray([whole], (1,)) if keepdims else _scalar(whole)
    lines = (transpose(values) if axis == 0 else values).tolist()
    cells = [f(line) for line in lines]
    if not keepdims:
        return ndarray(cells, (len(cells),))
    return ndarray(cells, (1, len(cells)) if axis == 0 else (len(cells), 1))


def _total(cells):
    # Not the exact sum of Python 3.12 on: inf and nan go through as they are.
    total = 0
    for cell in cells:
        total = total + cell
    return total


def sum(values, axis=None, keepdims=False):
    return _along(_total, values, axis, keepdims)


def mean(values, axis=None, keepdims=False):
    return _along(lambda cells: _divide(_total(cells), len(cells)), values, axis, keepdims)


def max(values, axis=None, keepdims=False):
    return _along(builtins.max, values, axis, keepdims)


def min(values, axis=None, keepdims=False):
    return _along(builtins.min, values, axis, keepdims)


def argmax(values, axis=None):
    return _along(lambda cells: cells.index(builtins.max(cells)), values, axis)


def dot(a, b):
    if not _is_list(a) or not _is_list(b):
        return multiply(a, b)
    a, b = asarray(a), asarray(b)
    if a.shape[-1] != b.shape[0]:
        raise ValueError(
            f"shapes {_shape(a)} and {_shape(b)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[0]} (dim 0)"
        )
    rows = a.tolist() if a.ndim == 2 else [a._cells]
    columns = transpose(b).tolist() if b.ndim == 2 else [b._cells]
    cells = [_total([x * y for x, y in zip(row, column)]) for row in rows for column in columns]
    shape = a.shape[:-1] + b.shape[1:]
    return ndarray(cells, shape) if shape else _scalar(cells[0])


matmul = dot


def _operators():
    import operator

    pairs = {"add": _add, "sub": _subtract, "mul": _multiply, "truediv": _divide, "pow": _power}
    for name, f in pairs.items():
        setattr(ndarray, f"__{name}__", lambda self, other, f=f: _both(f, self, other))
        setattr(ndarray, f"__r{name}__", lambda self, other, f=f: _both(f, other, self))
    for name in ("add", "sub", "mul", "truediv", "pow"):
        # Between two numbers: what NumPy's own scalars do, warnings included.
        def left(self, other, f=pairs[name]):
            return _both(f, float(self), other)

        def right(self, other, f=pairs[name]):
            return _both(f, other, float(self))

        setattr(float64, f"__{name}__", left)
        setattr(float64, f"__r{name}__", right)
    float64.__neg__ = lambda self: float64(-float(self))
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        f = getattr(operator, name)
        setattr(ndarray, f"__{name}__", lambda self, other, f=f: _both(f, self, other))
    ndarray.__hash__ = None


_operators()
__all__ = [name for name in dir() if not name.startswith("_") and name not in ("builtins", "math", "warnings")]
