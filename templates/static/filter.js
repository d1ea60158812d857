"use strict";
// The list of names: what is typed leaves the names that have it, in any spelling; a kind leaves the names of that kind. What was
// asked for stands in the address, so that the way back finds the list as it was. Without this, the list is whole.

{
  const form = document.querySelector("form.filter");
  const box = form?.querySelector("input");
  const kind = form?.querySelector("select"); // a page that only leads to other pages has none
  const said = form?.querySelector("output");
  const language = document.documentElement.lang || "en";

  /** Letters without their marks, and small: what is compared. @param {string} text */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[’‘ʼ`]/g, "'");

  /** The letters and figures alone, as pages of letters are called. @param {string} text */
  const letters = (text) => plain(text).replace(/[^\p{L}\p{N}]/gu, "");

  const names = [...document.querySelectorAll("li[data-kind]")].map((line) => {
    const name = line.firstElementChild.textContent; // behind it stand its kind and its number
    return { line, kind: line.dataset.kind, text: plain(`${name} ${line.dataset.also || ""}`) };
  });
  const pages = [...document.querySelectorAll("li[data-begins]")].map((line) => {
    const link = line.querySelector("a");
    return { line, link, begins: line.dataset.begins, address: link.getAttribute("href") };
  });

  /** Leaves what is asked for, and says how much that is. */
  const show = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const start = letters(box.value);
    for (const { line, text, kind: its } of names)
      line.hidden = Boolean(kind?.value && its !== kind.value) || !words.every((word) => text.includes(word));
    for (const { line, link, begins, address } of pages) {
      line.hidden = start !== "" && !begins.startsWith(start) && !start.startsWith(begins);
      link.setAttribute("href", address + asked());
    }
    for (const section of document.querySelectorAll("main > section.letter")) {
      section.hidden = !section.querySelector("li:not([hidden])");
      const letter = document.querySelector(`a[href="#${section.id}"]`);
      if (letter) letter.parentElement.hidden = section.hidden;
    }
    tell(asked() !== "");
  };

  /** How many names or pages these lines lead to: a name may stand under several spellings. @param {{ line: Element }[]} some */
  const distinct = (some) => new Set(some.map(({ line }) => line.querySelector("a").pathname)).size;

  let waiting = 0;
  /** The number left, once the typing rests: who listens is not told each letter's. @param {boolean} narrowed */
  const tell = (narrowed) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const all = names.length ? names : pages;
      const left = distinct(all.filter(({ line }) => !line.hidden));
      const figure = (/** @type {number} */ number) => new Intl.NumberFormat(language).format(number);
      const sentence = names.length ? said.dataset.left : said.dataset.pages;
      const words = left ? sentence.replace("{n}", figure(left)).replace("{all}", figure(distinct(all))) : said.dataset.none;
      said.textContent = narrowed ? words : "";
    }, 200);
  };

  /** What is asked for, as the query part of an address. */
  const asked = () => {
    const wanted = new URLSearchParams();
    if (box.value.trim()) wanted.set("q", box.value.trim());
    if (kind?.value) wanted.set("kind", kind.value);
    return String(wanted) && `?${wanted}`;
  };

  const remember = () => {
    try {
      history.replaceState(null, "", (asked() || location.pathname.split("/").pop()) + location.hash);
    } catch {
      // A page on a disk may not change its own address; it filters all the same.
    }
  };

  /** What the address asks for. */
  const follow = () => {
    const wanted = new URLSearchParams(location.search);
    box.value = wanted.get("q") || "";
    if (kind) kind.value = wanted.get("kind") || "";
    if (kind && kind.selectedIndex < 0) kind.value = ""; // there is no such kind
    show();
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => {
      show();
      remember();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const left = links();
      if (left.length === 1) left[0].click();
      else if (asked()) left[0]?.focus();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      links()[0]?.focus();
    });
    addEventListener("popstate", follow);
    addEventListener("pageshow", follow); // a browser may fill in a form of its own accord after the page has loaded
    follow();
  }

  /** The links that are left. @returns {NodeListOf<HTMLElement>} */
  function links() {
    return document.querySelectorAll(".counted li:not([hidden]) a");
  }
}
