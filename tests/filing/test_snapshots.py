"""A page saved whole in one file, by Chrome, Internet Explorer or Safari, and what whoever saved it wrote into it."""

import base64
import contextlib
import plistlib
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailing import is_lawful

from pressmark.filing import snapshots
from pressmark.filing.encodings import Unreadable
from pressmark.model import Origin, Outlet

HEADLINE = "Council Approves Plans for New Ferry Terminal"
PARAGRAPHS = (
    "The council approved plans for a new ferry terminal, ending two years of argument about its cost – and its size.",
    "The terminal will serve four islands and replace a pier that was closed after a storm, the mayor said on Friday.",
    "Work on the ferry terminal can begin before the winter if the builders sign their contract in time, she added.",
    "Islanders had asked for a larger pier since the old one was damaged, and many had written to the council about it.",
)
HTML = (
    f"<!DOCTYPE html><html><head><title>{HEADLINE}</title></head><body><nav><a>Home</a></nav><article><h1>{HEADLINE}</h1>"
    f"<p>3 May 2022</p>{''.join(f'<p>{paragraph}</p>' for paragraph in PARAGRAPHS)}</article></body></html>"
)
URL = "https://coast.example/2022/ferry"
COAST = Outlet(name="Coast Times", origin=Origin("content/outlets.yaml", 1), home="https://coast.example/")


def mhtml(
    html=HTML, *, top=f"Snapshot-Content-Location: {URL}\n", charset="utf-8", location=URL, before="", head="", written="8bit"
):
    """A page as Chrome saves it: `before` stands among the parts before the page, `head` among the headers of its own."""
    shell = (
        f"From: <Saved by Blink>\n{top}Subject: Ferry\nDate: Fri, 6 May 2022 10:30:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--cut--"\n\n'
        f"{before}----cut--\nContent-Type: text/html{f'; charset={charset}' if charset else ''}\n{head}"
        f"Content-Transfer-Encoding: {written}\nContent-Location: {location}\n\n"
    ).encode()
    style = b"\n----cut--\nContent-Type: text/css\nContent-Location: cid:css-1@mhtml.blink\n\np { margin: 0 }\n----cut----\n"
    return shell + (html if isinstance(html, bytes) else html.encode(charset or "utf-8")) + style


def webarchive(form=plistlib.FMT_BINARY, **more):
    main = {
        "WebResourceData": HTML.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        **more,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


def words(parts):
    return [block.text for block in parts.blocks]


# --- MHTML --------------------------------------------------------------------------------------------------------------


def test_a_page_saved_by_chrome_has_its_text_its_address_its_day_and_its_outlet():
    parts = snapshots.parts(mhtml(), (COAST,))
    assert words(parts) == list(PARAGRAPHS)
    told = {field: parts.fields[field] for field in ("headline", "published", "saved", "original_url", "outlet")}
    assert told == {
        "headline": HEADLINE,
        "published": "2022-05-03",
        "saved": "2022-05-06",
        "original_url": URL,
        "outlet": "Coast Times",
    }
    assert is_lawful(parts)


def test_quoted_printable_and_base64_are_undone():
    quoted = mhtml(quopri.encodestring(HTML.encode()), written="quoted-printable")
    packed = mhtml(base64.encodebytes(HTML.encode()), written="base64")
    assert words(snapshots.parts(quoted)) == words(snapshots.parts(packed)) == list(PARAGRAPHS)


def test_a_page_in_an_old_encoding_is_read_in_it():
    russian = HTML.replace(
        PARAGRAPHS[0], "Совет утвердил планы нового паромного причала после двух лет споров о его цене и размере."
    )
    told = snapshots.parts(mhtml(russian.replace("–", "-"), charset="windows-1251"))
    assert words(told)[0].startswith("Совет утвердил")


@pytest.mark.parametrize("charset", ["", "us-ascii", "no-such-encoding", "unicode"])
def test_a_page_that_is_wrong_about_its_encoding_is_still_read(charset):
    assert words(snapshots.parts(mhtml(HTML.encode(), charset=charset))) == list(PARAGRAPHS)


def test_the_page_is_the_part_that_start_names_else_the_first():
    frame = "----cut--\nContent-Type: text/html\nContent-ID: <frame>\n\n<p>An advertisement</p>\n"
    told = mhtml(before=frame, head="Content-ID: <page>\n")
    assert words(snapshots.parts(told.replace(b"boundary=", b'start="<page>"; boundary='))) == list(PARAGRAPHS)
    assert words(snapshots.parts(told)) != list(PARAGRAPHS)


def test_internet_explorer_gives_the_address_with_the_page_itself():
    assert snapshots.parts(mhtml(top="")).fields["original_url"] == URL
    assert "original_url" not in snapshots.parts(mhtml(top="", location="file://C:\\ferry.html")).fields


def test_a_page_that_is_no_multipart_is_read_as_it_stands():
    single = f"Content-Type: text/html; charset=utf-8\nContent-Location: {URL}\n\n{HTML}".encode()
    assert snapshots.parts(single).fields["original_url"] == URL


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", mhtml()[:200], b"Subject: no page\n\nonly text"])
def test_a_file_without_a_page_is_refused_with_a_way_out(data):
    with pytest.raises(Unreadable) as broken:
        snapshots.parts(data)
    assert broken.value.code == "clipping-broken"
    assert broken.value.remedy


# --- Safari -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_saved_by_safari_has_its_text_its_address_and_its_outlet(form):
    parts = snapshots.parts(webarchive(form), (COAST,))
    assert words(parts) == list(PARAGRAPHS)
    assert (parts.fields["original_url"], parts.fields["outlet"]) == (URL, "Coast Times")
    assert is_lawful(parts)


def test_a_text_saved_by_safari_is_read_like_a_pasted_one():
    text = "\n\n".join((HEADLINE, *PARAGRAPHS)).encode()
    parts = snapshots.parts(webarchive(WebResourceMIMEType="text/plain", WebResourceData=text))
    assert (words(parts), parts.fields["original_url"]) == (list(PARAGRAPHS), URL)


def test_an_encoding_that_is_guessed_is_a_doubt():
    old = HTML.replace(PARAGRAPHS[0], "Совет утвердил планы нового паромного причала после долгих споров.")
    data = webarchive(WebResourceData=old.encode("koi8-r", "replace"), WebResourceTextEncodingName="")
    assert any("which is a guess" in doubt for doubt in snapshots.parts(data).doubts)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bplist00",
        webarchive()[:-40],
        webarchive()[:300],
        plistlib.dumps([1, 2]),
        plistlib.dumps({"WebMainResource": "text"}),
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaa">]><plist><string>&a;</string></plist>',
        b"<plist>" + b"<array>" * 100_000,
    ],
)
def test_a_broken_web_archive_is_refused_with_a_way_out(data):
    with pytest.raises(Unreadable) as broken:
        snapshots.parts(data)
    assert (broken.value.code, bool(broken.value.remedy)) == ("clipping-broken", True)


def test_a_picture_saved_by_safari_is_refused():
    with pytest.raises(Unreadable, match="no page"):
        snapshots.parts(webarchive(WebResourceMIMEType="image/png", WebResourceData=b"\x89PNG"))


@given(data=st.binary(max_size=300), whole=st.sampled_from([b"", mhtml(), webarchive()]), at=st.integers(0, 2000))
def test_whatever_the_bytes_reading_ends(data, whole, at):
    with contextlib.suppress(Unreadable):
        assert is_lawful(snapshots.parts(whole[:at] + data + whole[at + len(data) :]))


# --- what whoever saved a page wrote into it ----------------------------------------------------------------------------

SCRIPT = '<script>__wm.wombat("https://coast.example/2022/ferry","20220504081500","https://web.archive.org/","web");</script>'
NOTE = """<!--
     FILE ARCHIVED ON 08:15:00 May 04, 2022 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 10:30:00 May 06, 2022.
-->"""
DAY = {"saved": "2022-05-06"}
COPY = {"snapshot_url": f"https://web.archive.org/web/20220504081500/{URL}", "snapshot_date": "2022-05-04"}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (f"<!-- saved from url=(0032){URL} -->", {}),
        (
            f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri May 06 2022 10:30:00 GMT+0600\n-->",
            DAY,
        ),
        (f"<!-- Saved from {URL} at 2022-05-06T10:30:00Z using monolith v2.8.1 -->", DAY),
        (
            "<!-- Mirrored from coast.example/2022/ferry by HTTrack Copier/3.x [X], Fri, 06 May 2022 10:30:00 GMT -->",
            DAY,
        ),
        (f'<html lang="en" data-scrapbook-source="{URL}" data-scrapbook-create="20220506103000123">', DAY),
        (
            f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="Fri May 06 2022 10:30:00 GMT">',
            DAY,
        ),
        (SCRIPT, COPY),
        (SCRIPT + NOTE, COPY | DAY),
        (f"<!-- saved from url=(0074)https://web.archive.org/web/20220504081500/{URL} -->", COPY),
        (
            f'This is a cache of <a href="{URL}">it</a>. It is a snapshot of the page as it appeared on 4 May 2022',
            {"snapshot_date": "2022-05-04"},
        ),
    ],
)
def test_programs_that_save_pages_say_which_and_when(written, told):
    found = snapshots.saving(f"{written}<p>{PARAGRAPHS[0]}</p>")
    days = {"saved": found["saved"][:10]} if "saved" in found else {}  # some know the hour, too
    assert {**found, "original_url": found["original_url"].replace("http://", "https://"), **days} == {
        "original_url": URL,
        **told,
    }


@pytest.mark.parametrize(
    "html",
    [
        HTML.replace("<title>", f"{SCRIPT}<title>"),
        HTML.replace("<title>", f'<link rel="canonical" href="https://web.archive.org/web/20220504081500/{URL}"><title>'),
        HTML.replace("<html>", f"<!-- saved from url=(0074)https://web.archive.org/web/20220504081500/{URL} --><html>"),
    ],
)
def test_a_page_saved_from_a_public_archive_has_the_address_of_the_original_and_of_the_copy(html):
    fields = snapshots.page(html, [COAST]).fields
    assert {field: fields[field] for field in COPY} == COPY
    assert (fields["original_url"], fields["outlet"], fields["headline"]) == (URL, "Coast Times", HEADLINE)


def test_a_page_saved_with_single_file_keeps_the_hour():
    mark = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri May 06 2022 10:30:00 GMT+0600 (x)\n-->"
    assert snapshots.page(HTML.replace("<head>", mark + "<head>")).fields["saved"] == "2022-05-06T10:30:00+06:00"


def test_a_page_that_nobody_marked_says_nothing_of_its_saving():
    assert snapshots.saving(HTML) == {}
    assert snapshots.saving("<!-- saved from url=(0014)about:internet -->") == {}


@pytest.mark.parametrize("url", ["https://archive.ph/2022.05.04-081500/" + URL, "https://archive.today/20220504081500/" + URL])
def test_a_copy_in_a_public_archive_has_two_addresses(url):
    assert snapshots.addresses(url) == {"original_url": URL, "snapshot_url": url, "snapshot_date": "2022-05-04"}
