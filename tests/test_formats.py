"""What people really have: a sample of each kind of file, of our own making, filed as a curator would."""

import base64
import io
import plistlib
import quopri
import re
import zipfile

import pytest
from databases import COVER, NEXIS
from mailing import COAST, letter
from making import content
from pasting import HEADLINE, LEAD, SECOND, THIRD
from printing import column, pdf, title

from pressmark import frontmatter, pipeline
from pressmark.work import Work

STORY = [LEAD, SECOND, THIRD]
ADDRESS = "https://coast.example/2022/05/ferry"
DAY = "2022-05-03"
OUTLETS = "Coast Times:\n  home: https://coast.example/\n  aliases: [Coast Times (Northhaven)]\n"


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def html(top="", head="", headline=HEADLINE, texts=STORY, day="3 May 2022", lang="en"):
    """A page of a newspaper with its furniture."""
    return (
        f"<!DOCTYPE html>\n{top}<html lang='{lang}'><head>{head}<meta charset='utf-8'><title>{headline} | Coast Times</title>"
        "</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav><main><article>"
        f"<h1>{headline}</h1><p class='byline'>By Ada Quill</p><time>{day}</time>{paragraphs(texts)}</article></main>"
        "<aside><h3>Read also</h3><ul><li><a href='/a'>Herring prices rise again</a></li></ul></aside>"
        "<footer>© 2022 Coast Times. All rights reserved.</footer></body></html>"
    )


TEXT = "\n\n".join(
    ["Coast Times", "Home > News", HEADLINE, "By Ada Quill", "3 May 2022", *STORY, "Read also", "Herring prices"]
)
SINGLE_FILE = (
    f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Fri May 06 2022 10:30:00 GMT+0600 (East)\n-->"
)

COPY = f"https://web.archive.org/web/20220504081500/{ADDRESS}"
WAYBACK = f'<script>__wm.wombat("{ADDRESS}","20220504081500","https://web.archive.org/","web","/_static/");</script>'


def mhtml(written, sender, head="", own=""):
    page = html().encode()
    body = base64.encodebytes(page) if written == "base64" else quopri.encodestring(page)
    top = (
        f"From: {sender}\r\n{head}Subject: {HEADLINE}\r\nDate: Fri, 6 May 2022 10:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--cut--"\r\n\r\n----cut--\r\n'
        f"Content-Type: text/html{own}\r\nContent-Transfer-Encoding: {written}\r\nContent-Location: {ADDRESS}\r\n\r\n"
    )
    picture = (
        b"\r\n----cut--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n----cut----\r\n"
    )
    return top.encode() + body + picture


def webarchive(form):
    page = {
        "WebResourceData": html().encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": ADDRESS,
    }
    return plistlib.dumps({"WebMainResource": page, "WebSubresources": []}, fmt=form)


NEWSLETTER = letter("\n\n".join([HEADLINE, *STORY, "Unsubscribe"]), List_Unsubscribe="<https://coast.example/u>").as_bytes()
BY_GMAIL = "---------- Forwarded message ---------\nFrom: {who}\nDate: Tue, May 3, 2022 at 9:00 AM\nSubject: {what}\nTo: {me}"
BY_OUTLOOK = "________________________________\nFrom: {who}\nSent: Tuesday, May 3, 2022 9:00 AM\nTo: {me}\nSubject: {what}"
BY_APPLE = "Begin forwarded message:\n\nFrom: {who}\nSubject: {what}\nDate: 3 May 2022 at 09:00:00 GMT+6\nTo: {me}"
BY_MAIL_RU = (
    "-------- Пересылаемое сообщение --------\nОт: {who}\nКому: {me}\nДата: Вторник, 3 мая 2022, 9:00 +06:00\nТема: {what}"
)


def forwarded(by):
    head = by.format(who="Coast Times <news@coast.example>", what=HEADLINE, me="Jane Reader <jane@reader.example>")
    return letter(
        "\n\n".join([head, HEADLINE, *STORY]),
        subject=f"Fwd: {HEADLINE}",
        sender="Jane Reader <jane@reader.example>",
        date="Fri, 06 May 2022 10:30:00 +0600",
    ).as_bytes()


OBSIDIAN = f"""---
title: "{HEADLINE}"
source: "{ADDRESS}"
author:
  - "[[Ada Quill]]"
published: 2022-05-03
created: 2022-05-06
tags:
  - "clippings"
---
[![The pier](https://coast.example/pier.jpg)](https://coast.example/large.jpg)

""" + "\n\n".join(STORY)

EDGES = [(30.0, 822.0, 8.0, f"06/05/2022, 10:30 {HEADLINE} | Coast Times"), (30.0, 14.0, 8.0, f"{ADDRESS} 1/1")]
PRINTED = pdf([*EDGES, *title(), (60.0, 715.0, 11.0, "3 May 2022"), *column(STORY)], title=f"{HEADLINE} | Coast Times").replace(
    b"D:20260203101500Z", b"D:20220506103000Z"
)


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


NOTED = {"saved": "2022-05-06"}
WEB = {"original_url": ADDRESS}
SAMPLES = {
    "text.txt": (TEXT.encode(), {}),
    "text-windows.txt": (TEXT.replace("\n", "\r\n").replace(" ferry terminal", " ‘ferry’ terminal").encode("cp1252"), {}),
    "text-utf16.txt": (TEXT.encode("utf-16"), {}),
    "text-invisible.txt": ("\ufeff" + TEXT.replace("By Ada", "By\u00a0Ada\u200b").replace("3 May", "\u202a3 May\u202c"), {}),
    "chrome.html": (html(top=f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->\n"), WEB),
    "single-file.html": (html(head=SINGLE_FILE), WEB | {"saved": "2022-05-06T10:30:00+06:00"}),
    "wayback.html": (html(head=WAYBACK), WEB | {"snapshot_url": COPY, "snapshot_date": "2022-05-04"}),
    "no-ending": (TEXT.encode(), {}),
    "safari.webarchive": (webarchive(plistlib.FMT_BINARY), WEB),
    "safari-xml.webarchive": (webarchive(plistlib.FMT_XML), WEB),
    "chrome.mhtml": (mhtml("quoted-printable", "<Saved by Blink>", f"Snapshot-Content-Location: {ADDRESS}\r\n"), WEB | NOTED),
    "explorer.mht": (
        mhtml("quoted-printable", "<Saved by Internet Explorer>", own=';\r\n\tcharset="utf-8"'),
        WEB | NOTED,
    ),
    "firefox.mht": (mhtml("base64", "<Saved by UnMHT>", "X-MAF-Information: Produced By MAF\r\n"), WEB | NOTED),
    "newsletter.eml": (NEWSLETTER, {"outlet": COAST.name}),
    "gmail.eml": (forwarded(BY_GMAIL), NOTED | {"outlet": COAST.name}),
    "outlook.eml": (forwarded(BY_OUTLOOK), NOTED | {"outlet": COAST.name}),
    "apple.eml": (forwarded(BY_APPLE), NOTED | {"outlet": COAST.name}),
    "mail-ru.eml": (forwarded(BY_MAIL_RU), NOTED | {"outlet": COAST.name}),
    "box.mbox": (b"From news@coast.example Tue May 03 09:00:00 2022\n" + NEWSLETTER, {"outlet": COAST.name}),
    "obsidian.md": (OBSIDIAN, WEB | NOTED | {"byline": "Ada Quill"}),
    "note.md": (f"# {HEADLINE}\n\nBy Ada Quill\n\n3 May 2022\n\n" + "\n\n".join(STORY), {}),
    "printed.pdf": (PRINTED, WEB | NOTED),
    "all.zip": (
        packed({"b/a.html": html(top=f"<!-- saved from url=(35){ADDRESS} -->\n"), "b/a_files/ad.html": "<p>"}),
        WEB,
    ),
    "nested.zip": (packed({"a.zip": packed({"deep/a.txt": TEXT})}), {}),
}


def archive(**files):
    return content(outlets=OUTLETS) | {
        f"content/clippings/{name}": data.encode() if isinstance(data, str) else data for name, data in files.items()
    }


def filed(files):
    """The articles that are made of all clippings, each as read again from its file; nothing may go wrong."""
    made = pipeline.add(files, Work())
    assert not [problem for problem in made.problems if problem.weight != "doubt"]
    return [frontmatter.read(path, text)[0] for path, text in made.new.items()]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_people_have_becomes_an_article(name):
    data, told = SAMPLES[name]
    (article,) = filed(archive(**{name: data}))
    assert (article.headline, article.published and article.published.written[:10]) == (HEADLINE, DAY)
    assert {field: getattr(value, "written", value) for field in told if (value := getattr(article, field))} == told
    body = re.sub("[‘’]", "", article.body).split("\n\n")
    assert body[: len(STORY)] == STORY
    assert len(body) == len(STORY)
    assert article.clipping.partition("#")[0] == name
    assert not [doubt for doubt in article.doubts if "which is a guess" not in doubt]


def test_each_document_of_a_database_becomes_an_article():
    found = filed(archive(**{"nexis.txt": COVER + NEXIS}))
    assert [article.clipping for article in found] == ["nexis.txt#1", "nexis.txt#2"]
    assert (found[0].outlet, found[0].published.written) == ("Coast Times", "2023-03-01")


ROWS = {
    "our own": f"file,url,outlet,date,saved,note\na.txt,{ADDRESS},Coast Times,{DAY},2022-05-06,from the reading room\n",
    "Zotero": '"Key","Item Type","Author","Title","Publication Title","Url","Date","Access Date","File Attachments"\n'
    f'"X1","newspaperArticle","Quill, Ada","{HEADLINE}","Coast Times","{ADDRESS}","{DAY}","2022-05-06","C:\\z\\a.txt"\n',
    "Pocket": f"title,url,time_added,tags,status\n{HEADLINE},{ADDRESS},1651811400,ferries|piers,unread\n",
    "Instapaper": f"URL,Title,Selection,Folder,Timestamp,Tags\n{ADDRESS},{HEADLINE},,Unread,1651811400,[]\n",
    "Wallabag": 'title;url;content;tags;mimetype;language;"creation date"\n'
    f'{HEADLINE};{ADDRESS};"<p>…</p>";;text/html;en;"06/05/2022 04:30:00"\n',
}


@pytest.mark.parametrize("program", ROWS)
def test_the_list_beside_the_clippings_tells_where_they_are_from(program):
    (article,) = filed(archive(**{"a.txt": TEXT, "clippings.csv": ROWS[program]}))
    assert (article.headline, article.original_url, article.outlet) == (HEADLINE, ADDRESS, "Coast Times")
    assert (article.published.written, article.saved.written[:10]) == (DAY, "2022-05-06")


RUSSIAN = [
    "Совет порта одобрил во вторник строительство нового причала, и двухлетний спор о его цене и о его месте закончился.",
    "«Мы ждали этого одиннадцать лет», — сказала начальник порта Анна Перова, по словам которой суда стали обходить порт.",
    "Работы начнутся до зимы, если строители вовремя подпишут договор, а первые суда придут к причалу следующей весной.",
]
KAZAKH = [
    "Порт кеңесі сейсенбі күні жаңа айлақ салу туралы шешім қабылдады, екі жылға созылған пікірталас осымен аяқталды.",
    "«Біз мұны он бір жыл күттік», – деді порт бастығы Айгүл Серікова, оның айтуынша, кемелер портты айналып өте бастаған.",
    "Құрылысшылар келісімшартқа уақытында қол қойса, жұмыс қысқа дейін басталады, алғашқы кемелер көктемде келеді.",
]


@pytest.mark.parametrize(
    ("language", "headline", "day", "place", "story"),
    [
        ("ru", "Совет порта одобрил новый причал", "3 мая 2022", "СЕВЕРНАЯ ГАВАНЬ, 3 мая – ТАСС. ", RUSSIAN),
        ("kk", "Порт кеңесі жаңа айлақты мақұлдады", "2022 жылғы 3 мамыр", "СОЛТҮСТІК АЙЛАҚ. 3 мамыр. ҚазАқпарат – ", KAZAKH),
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".html", ".eml"])
def test_russian_and_kazakh_pages_are_filed_in_their_language(language, headline, day, place, story, ending):
    told = [place + story[0], *story[1:]]
    text = "\n\n".join([headline, day, *told])
    data = {
        ".txt": text,
        ".html": html(headline=headline, texts=told, day=day, lang=language),
        ".eml": letter(text, subject=headline).as_bytes(),
    }[ending]
    (article,) = filed(archive(**{f"page{ending}": data}) | {"content/site.yaml": b"languages: [en, ru, kk]\n"})
    assert (article.headline, article.published.written[:10], article.language) == (headline, DAY, language)
    assert article.dateline in ("Северная Гавань", "Солтүстік Айлақ")
    assert article.body.split("\n\n") == story
