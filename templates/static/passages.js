"use strict";
// The passage that a result shows: the paragraph with most of the words, shortened, the words marked.

var pressmark = pressmark || {};

{
  const LONGEST = 320; // characters of a passage
  const LEAD = 80; // of them before the first word that is marked
  const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’ʼ&.:][\p{L}\p{M}\p{N}_]+)*/gu;

  /** @typedef {{stems: Set<string>, stop: Set<string>, phrases: string[][]}} Marks  what is asked for, and what is passed over */

  /**
   * Where a text has the words.
   * @param {string} text @param {Marks} marks
   * @returns {{start: number, end: number, stem: string}[]}
   */
  const places = (text, { stems, stop }) => {
    const found = [];
    for (const { 0: run, index: start } of text.matchAll(WORD)) {
      const words = pressmark.words(run).filter((word) => !stop.has(word));
      const stem = words.flatMap(pressmark.stems).find((stem) => stems.has(stem));
      if (stem !== undefined) found.push({ start, end: start + run.length, stem });
    }
    return found;
  };

  /** @param {{stem: string}[]} marks */
  const variety = (marks) => new Set(marks.map(({ stem }) => stem)).size;

  /** The stretch of a text to show: all of a short one, of a long one where most of the words are. */
  const stretch = (text, marks) => {
    if (text.length <= LONGEST) return [0, text.length];
    let start = 0;
    let most = 0;
    for (const { start: from } of marks) {
      const many = variety(marks.filter((mark) => mark.start >= from && mark.end <= from + LONGEST - LEAD));
      if (many > most) {
        most = many;
        start = Math.max(0, from - LEAD);
      }
    }
    if (start) start = text.indexOf(" ", start) + 1; // begins and ends with whole words, where there are spaces
    const end = text.length - start <= LONGEST ? text.length : text.lastIndexOf(" ", start + LONGEST);
    return [start, end > start ? end : start + LONGEST];
  };

  /**
   * What to show of an article: the best of its paragraphs, or the first when none has any of the words.
   * @param {[string, string][]} paragraphs  anchor and text
   * @param {Marks} asked
   * @returns {{anchor: string, number: number, marked: boolean, parts: {text: string, marked: boolean}[]}}
   *   `number`: which paragraph, from 1
   */
  pressmark.passage = (paragraphs, asked) => {
    let number = 0;
    let most = 0;
    /** @type {{start: number, end: number, stem: string}[]} */
    let marks = [];
    paragraphs.forEach(([, text], at) => {
      const here = places(text, asked);
      const many = variety(here) + (asked.phrases.length && asked.stems.size * pressmark.phrased(text, asked)); // worth most
      if (many > most) {
        number = at;
        most = many;
        marks = here;
      }
    });
    const [anchor, text] = paragraphs[number];
    const [start, end] = stretch(text, marks);
    const parts = [];
    let at = start;
    for (const mark of marks.filter((mark) => mark.start >= start && mark.end <= end)) {
      parts.push({ text: text.slice(at, mark.start), marked: false }, { text: text.slice(mark.start, mark.end), marked: true });
      at = mark.end;
    }
    parts.push({ text: text.slice(at, end), marked: false });
    if (start > 0) parts.unshift({ text: "… ", marked: false });
    if (end < text.length) parts.push({ text: " …", marked: false });
    return { anchor, number: number + 1, marked: marks.length > 0, parts: parts.filter(({ text }) => text) };
  };
}
