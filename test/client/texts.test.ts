import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { misplaced } from './texts.ts';

beforeEach(async () => {
  await page.viewport(600, 400);
});

/** What is wrong on a page with this in it. */
function faultsOf(html: string, scrolls = false): string[] {
  document.body.innerHTML = `<style>p { margin: 0 }</style><main style="font: 16px/24px sans-serif; position: absolute; inset: 0">${html}</main>`;
  return misplaced(document.body, { scrolls });
}

describe('a page on which everything can be read has no faults', () => {
  it.each([
    ['lines of a text', '<p style="width: 90px">some words, one below the other</p>'],
    ['what readers alone get', '<p style="position:absolute;left:-999px;clip-path:inset(50%)">unseen</p>'],
    [
      'what is not shown',
      '<p style="display:none">a</p><p style="visibility:hidden;margin-left:-50px">b</p>',
    ],
    [
      'what comes down when it is focused',
      '<a href="#main" style="position:fixed;top:-40px;line-height:30px">skip</a>',
    ],
    [
      'rows that wrap out of sight, where there is no room for them',
      '<ol style="display:flex;flex-flow:column wrap;width:200px;height:50px;overflow:hidden;list-style:none;padding:0;margin:0"><li style="width:100%">one</li><li style="width:100%">two</li><li style="width:100%">three</li></ol>',
    ],
    [
      'what is folded',
      '<details><summary>more</summary><p style="width:900px;white-space:nowrap">hidden</p></details>',
    ],
    [
      'what can be scrolled to',
      '<div style="width:80px;overflow:auto"><p style="width:300px">along to the side</p></div>',
    ],
    [
      'what fades out',
      '<div style="width:60px;overflow:hidden;white-space:nowrap;mask-image:linear-gradient(#000,transparent)">a long tape</div>',
    ],
    [
      'what three dots stand for, where a title says it whole',
      '<p title="a very long name" style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">a very long name</p>',
    ],
    [
      'what hangs out of a box that does not hold it',
      '<div style="width:20px;height:10px;overflow:hidden"><p style="position:absolute;left:100px;top:50px">placed by the page</p></div>',
    ],
    [
      'scripts of a symbol',
      '<span class="symbol">w<span style="position:absolute;top:4px">1</span><span style="position:absolute;top:5px">2</span></span>',
    ],
    [
      'what is behind a layer over the whole page',
      '<div inert><p>behind</p></div><p style="position:absolute;top:0;left:0">in front</p>',
    ],
    [
      'a bar that the page moves below',
      '<p style="position:absolute;bottom:4px">below the bar</p><nav style="position:fixed;bottom:0;left:0;background:#fff">the bar</nav>',
    ],
  ])('%s', (_, html) => expect(faultsOf(html)).toEqual([]));
});

describe('a page on which something cannot be read says what', () => {
  it.each([
    [
      'a text that its box cuts',
      '<p style="width:30px;overflow:hidden;white-space:nowrap">too long</p>',
      /cut off/,
    ],
    ['a line lower than its letters', '<p style="height:9px;overflow:hidden">letters</p>', /cut off/],
    ['a box that is painted for itself', '<p style="height:9px;contain:paint">letters</p>', /cut off/],
    [
      'a picture narrower than its label',
      '<svg width="30" height="20"><text x="0" y="15">a label of a chart</text></svg>',
      /cut off by svg/,
    ],
    [
      'three dots that nothing explains',
      '<p style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">a very long name</p>',
      /no title/,
    ],
    [
      'three dots that a row of boxes does not make',
      '<p title="a very long name" style="display:flex;width:60px;overflow:hidden;text-overflow:ellipsis"><span style="flex:none">a very long name</span></p>',
      /cut off/,
    ],
    [
      'a field too narrow for its value',
      '<input value="123456789.123456789" style="width:50px">',
      /its field/,
    ],
    [
      'two texts in one place',
      '<p style="position:absolute;top:0">one of them</p><p style="position:absolute;top:6px">the other</p>',
      /“one of them”.* lies over “the other”/,
    ],
    [
      'a label over what scrolls, where both are seen',
      '<div style="width:90px;overflow:auto;white-space:nowrap"><p style="width:300px">scrolls</p></div><b style="position:absolute;top:0;left:20px">label</b>',
      /lies over/,
    ],
    [
      'a bar one sees through',
      '<p style="position:absolute;bottom:0">below the bar</p><nav style="position:fixed;bottom:0;left:0">the bar</nav>',
      /lies over/,
    ],
    [
      'a text beyond the right',
      '<p style="position:absolute;left:570px;white-space:nowrap">far out</p>',
      /leaves/,
    ],
    ['a text beyond the left', '<p style="margin-left:-40px">far out</p>', /leaves/],
    ['a text above the page', '<p style="position:absolute;top:-30px">far out</p>', /leaves/],
    ['a text below a page that must fit', '<p style="position:absolute;top:500px">far down</p>', /leaves/],
  ])('%s', (_, html, fault) => expect(faultsOf(html).join('\n')).toMatch(fault));

  it('but a page that scrolls may go on below the window', () => {
    expect(faultsOf('<p style="position:absolute;top:500px">far down</p>', true)).toEqual([]);
  });
});
