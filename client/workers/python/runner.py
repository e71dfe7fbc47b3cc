"""Runs what somebody wrote, then the tests, and says what came of it. Nothing here is trusted by anybody."""

import json
import math
import sys
import traceback
import warnings

import numpy


def run(file, source, tests):
    """
    :param tests: JSON: for each, the function that it calls and what it passes
    :returns: JSON: `error`, or null, and one result for each test
    """
    scope = {"__name__": "__main__", "__file__": file}
    warnings.simplefilter("default")
    warnings.showwarning = lambda message, category, path, line, *_: print(
        f"{path}:{line}: {category.__name__}: {message}", file=sys.stderr
    )
    error = None
    try:
        exec(compile(source, file, "exec"), scope)
    except BaseException as raised:
        error = _described(raised, file)
        print(f"{error['name']}: {error['message']}", file=sys.stderr)
    # What the tests provoke is in their results.
    warnings.showwarning = lambda *_: None
    results = [_tried(test, scope, file) for test in json.loads(tests)]
    return json.dumps({"error": error, "results": results})


def _tried(test, scope, file):
    function = scope.get(test["calls"])
    if not callable(function):
        return {"kind": "missing"}
    try:
        return _told(function(*[numpy.array(value) for value in test["passes"]]))
    except BaseException as raised:
        return _described(raised, file)


def _told(value):
    if value is None:
        return {"kind": "none"}
    shape = getattr(value, "shape", ())
    if isinstance(shape, tuple) and len(shape) > 0:
        return {"kind": "array", "shape": [int(side) for side in shape]}
    if isinstance(value, (bool, str, bytes, list, tuple, dict, complex)):
        return {"kind": "other", "name": type(value).__name__[:40]}
    try:
        number = float(value)
    except Exception:
        return {"kind": "other", "name": type(value).__name__[:40]}
    # JSON has neither.
    return {"kind": "number", "value": number if math.isfinite(number) else str(number)}


def _described(raised, file):
    lines = [frame.lineno for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == file]
    if isinstance(raised, SyntaxError) and raised.filename == file:
        lines.append(raised.lineno)
    try:
        message = str(raised.msg if isinstance(raised, SyntaxError) else raised)
    except BaseException:
        message = ""
    return {
        "kind": "error",
        "name": type(raised).__name__[:40],
        "message": message[:300],
        "line": lines[-1] if lines else None,
    }
