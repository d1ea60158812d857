"""What press databases give out, as text: one sample of our own making for each manner."""

import textwrap

HEADLINE = "Council Approves Plans for New Ferry Terminal"
FIRST = "The council approved plans for a new ferry terminal on Friday, ending two years of argument about its cost."
SECOND = "Subject to a vote of the islands, work can begin before the winter, the mayor said."
WRAPPED = textwrap.fill(FIRST, 78)

NEXIS = f"""


                               1 of 2 DOCUMENTS



                              Coast Times (Northhaven)

                            March 1, 2023 Wednesday
                                   Edition 1;
                                National Edition

{HEADLINE}

BYLINE: Ada Quill, Staff Writer

SECTION: NEWS; Pg. 3

LENGTH: 355 words

DATELINE: NORTHHAVEN

HIGHLIGHT: Two years of argument end with a vote that
few had expected.

{WRAPPED}

{SECOND}

LOAD-DATE: March 2, 2023

LANGUAGE: ENGLISH

GRAPHIC: The ferry Grey Gull at the old pier

PUBLICATION-TYPE: Newspaper


                       Copyright 2023 Coast Times Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                              Island Herald

                            March 2, 2023 Thursday

Islanders Wait for the Spring

LENGTH: 120 words

{FIRST}

LOAD-DATE: March 3, 2023
"""
COVER = "Download Request: Selected Items: 1-2\nTime Of Request: Friday, March 20, 2023  16:51:31\n\nTerms: (ferry)\n"

UNI = f"""
{HEADLINE}
Coast Times (Northhaven)
March 1, 2023 Wednesday 9:33 AM GMT

Copyright 2023 Coast Times Ltd. All Rights Reserved

Section: NEWS; Version:17
Length: 355 words
Byline: By Ada Quill
Highlight: Two years of argument end.
Body


NORTHHAVEN (Reuters) - {FIRST}
{SECOND}

Graphic

The ferry Grey Gull at the old pier

Classification


Language: ENGLISH
Publication-Type: Newspaper
Subject: FERRIES (89%); HARBOURS (78%)

Load-Date: March 2, 2023


End of Document
"""
UNI_COVER = f"""Date and Time: Friday, 5. July 2023 09:31:00 CEST
Job Number: 00000001
Documents (2)
1. {HEADLINE}
Client/Matter: -None-
Search Terms: ferry

Content Type
Narrowed by
News
Sources: Coast Times

"""

DISPLAY = f"""
National Desk; SECTA
{HEADLINE}
By Ada Quill
355 words
1 March 2023
22:15 GMT
Coast Times
COTIM
English
© 2023 Coast Times Ltd. All rights reserved.

{FIRST}

{SECOND}

Document COTIM00020230301ej3100001
"""

CODED = f"""
SE National Desk; SECTA
HD {HEADLINE}
BY By Ada Quill
WC 355 words
PD 1 March 2023
SN Coast Times
SC COTIM
LA English
CY (c) 2023 Coast Times Ltd.
LP

{FIRST}

TD

IN BRIEF: {SECOND}

NS gship : Shipping | gcat : Political/General News
RE isl : Islands
PUB Coast Times Ltd.
AN Document COTIM00020230301ej3100001
"""

PROQUEST = f"""
____________________________________________________________

Document 1 of 2

{HEADLINE}

Author: Quill, Ada

Publication info: Coast Times ; Northhaven [Northhaven]01 Mar 2023: A.1.

ProQuest document link

Full text: {FIRST}

{SECOND.replace("Subject to", "After")}

Subject: Ferries; Harbours

Location: Northhaven

Title: {HEADLINE}

Publication title: Coast Times; Northhaven

Publication date: Mar 1, 2023

Section: News

Language of publication: English

Document URL: https://search.database.example/docview/1

Copyright: (Copyright Coast Times Mar 1, 2023)

____________________________________________________________

Document 2 of 2

Islanders Wait for the Spring

Full text: {FIRST}

Publication title: Island Herald

Publication date: Mar 2, 2023

____________________________________________________________
Contact the database
Copyright 2023 Database Ltd. All rights reserved.
"""

RUSSIAN = """
Источник: Северный берег
Дата: 01.03.2023
Заголовок: Совет одобрил проект нового причала
Автор: Анна Перова

Совет одобрил проект нового причала в пятницу, и двухлетний спор о его цене закончился.

Работы начнутся до зимы, если строители вовремя подпишут договор, сказал глава совета.

Источник: Вечерняя гавань
Дата: 02.03.2023
Заголовок: Острова ждут весны

Острова ждут весны и нового причала, о котором просили ещё до бури.
"""

ONE = {"nexis": NEXIS, "uni": UNI, "display": DISPLAY, "coded": CODED, "proquest": PROQUEST, "russian": RUSSIAN}
