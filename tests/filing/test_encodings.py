"""The bytes of a clipping as text, whatever wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.filing import encodings

RUSSIAN = "Министры шести стран встретились в столице и обсудили торговлю, энергетику и безопасность региона. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_russian_is_read_in_any_encoding_papers_used(encoding):
    assert encodings.decoded(RUSSIAN.encode(encoding)).text == RUSSIAN


def test_a_page_that_names_its_encoding_is_believed():
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert encodings.decoded(page.encode("cp1251")) == encodings.Decoded(page)


def test_what_nobody_printed_is_removed():
    assert encodings.cleaned("a\u200bb\u202e\r\nc\u00a0d\u00ad") == "ab\nc d"


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "unicode_escape"])
def test_a_page_whose_own_letters_show_it_wrong_is_not_believed(name):
    page = f'<html><head><meta charset="{name}"></head><body><p>{RUSSIAN}</p></body></html>'
    page += " " * (len(page) % 2)
    assert encodings.decoded(page.encode("cp1251")).text == page


def test_a_page_that_is_wrong_about_itself_is_not_believed():
    page = f'<html><head><meta charset="utf-8"></head><body><p>{RUSSIAN}</p></body></html>'
    decoded = encodings.decoded(page.encode("cp1251"))
    assert decoded.text == page
    assert decoded.guessed


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp866"])
def test_old_russian_is_guessed_and_the_guess_is_told(name):
    decoded = encodings.decoded(RUSSIAN.encode(name))
    assert decoded.text == RUSSIAN
    assert decoded.guessed


def test_a_few_broken_characters_do_not_spoil_a_text():
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert encodings.decoded(data) == encodings.Decoded(f"{RUSSIAN}\ufffd{RUSSIAN}", "UTF-8 with broken characters")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", "clipping-empty"),
        (b"%PDF-1.7", "clipping-binary"),
        (b"PK\x03\x04...", "clipping-binary"),
        (b"\x01\x02\x03\x04 text", "clipping-binary"),
        (b"a\x00\x00\x00b\x00\x00\x00" * 9, "clipping-binary"),
        (b"\xff\xfea", "clipping-undecodable"),
    ],
)
def test_what_is_no_text_is_told_with_a_way_out(data, code):
    with pytest.raises(encodings.Unreadable) as told:
        encodings.decoded(data)
    assert (told.value.code, bool(str(told.value)), bool(told.value.remedy)) == (code, True, True)


DECLARED = st.sampled_from(
    [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"<meta charset=rot13>", b"<meta charset=x>", b"<meta charset=hex>"]
)


@given(DECLARED, st.binary(max_size=200))
def test_any_bytes_are_text_or_told_to_be_none(start, data):
    try:
        text = encodings.decoded(start + data).text
        code = ""
    except encodings.Unreadable as told:
        text, code = "", told.code
    assert code in ("", "clipping-empty", "clipping-binary", "clipping-undecodable")
    assert text == encodings.cleaned(text)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_any_text_in_utf_8_is_read_as_it_is(text, name):
    assert encodings.decoded(text.encode(name)) == encodings.Decoded(encodings.cleaned(text))


@given(st.text(st.characters() | st.sampled_from("\r\n\t\u200b\u0301\u00a0\u2028")))
def test_what_is_clean_stays_as_it_is(text):
    once = encodings.cleaned(text)
    assert encodings.cleaned(once) == once
    assert not set(once) & set("\r\t\u200b\u00a0\u2028\ufeff")


def test_a_western_text_with_few_accents_loses_none_of_them():
    text = "It’s the café’s third year; a coffee costs 2,5 € now, the owner said, and nobody has complained about it yet. " * 6
    found = encodings.decoded(text.encode("cp1252"))
    assert found.text == text
    assert found.guessed


def test_utf8_with_a_few_broken_bytes_keeps_all_others():
    text = "Министры шести стран встретились в столице и обсудили торговлю. " * 20
    data = bytearray(text.encode())
    data[301] = 0x20
    found = encodings.decoded(bytes(data))
    assert found.guessed.startswith("UTF-8")
    assert found.text.count("Министры") >= 19
