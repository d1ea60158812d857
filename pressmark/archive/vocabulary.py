"""General vocabulary by which a stretch of capitals is told to be a name, and whose: a word that heads the name of an
organisation ("Bank"), one that follows a person ("said"), one that only begins a sentence ("Meanwhile").

These are words of the language, in English and some in Russian and Kazakh; there is no name among them. The names of countries
and languages, months and weekdays are babel's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

_LANGUAGES = ("en", "ru", "kk")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(  # in small letters: what begins a sentence or stands in a headline, and names nobody
    """
    a about above according across actually add after afterwards again against ago agreed ahead all allow almost alone along
    already also although altogether always am amid among an analyst analysts and annual another answer any anybody anyone
    anything anyway apart apparently appeal are area around as aside ask asked at attack attacks away back bad ban based be
    because become been before began begin behind being below besides best better between beyond big bid both boy break
    bring but buy by call called calls came can cannot case cases certainly charge chief child children choose claim claims
    close come comes coming comment considering contact could court crash currently cut cuts daily data dead deal deals
    death decide decided demand despite details did died different do does dollar done doubt down due during each earlier
    early either elections else end ends enough especially even eventually ever every everybody everyone everything evidence
    exactly except face faces fact fall falls family far few fifth figures fight final finally find fire first five
    following for former forecast found four fourth free from full further game games gave generally get gets give given
    gives go goes going good got great group growth had half hard has have having he head held help hence her here high
    higher him his historically hit hits hold home hope hours how however hundreds i if immediately important in including
    income indeed initially inside instead interestingly into investors is it its itself job jobs join just keep kill killed
    kills know known large last late later lead leads least leave leaves led left legend less let life like likely little
    long look lose loss losses lost lot lots low lower made mainly major make makes man many market markets match matches
    may maybe me meanwhile meet meeting men might minutes miss money more moreover most mostly move moves much must my name
    named near nearly necessary need net never nevertheless new news next nine ninth no nobody none nor normally not note
    nothing notably notes now occasionally of off offer officials often oil old on once one ones only onto open opens or
    order originally other others otherwise our out outlook outside over overall own part particularly past people per
    percent perhaps place plan plans play played player players please police possible pot present previously price prices
    private probably problem profit profits provided public put question questions quite quote quoted raise raised rare rate
    rates rather reaction read ready really recent recently record reigning remember report reports result results retail
    return rise rises round run said same saw say says score scorers scores season second secondly see seek seeks seems seen
    sees sell sent series set sets seven several shares she shot should show shows side signs similarly simply since single
    six sixth small so some somebody someone something sometimes soon sources speaking standings start state statement still
    stock stocks strong subsequently such suddenly summary support take taken talks team teams ten test than thank that the
    their them then there therefore these they thing things think third this those though thousands three through throughout
    thus time times to today together told tomorrow tonight too took top total toward towards trade traders trial troops
    true try trying turn two typically ultimately under unfortunately unknown unlike unless until up update upon urged us
    use used using usually various very via victims victory violence visit volume vote vs vow wait want wants war was watch
    way we week weeks well went were what whatever when whenever where whereas wherever whether which while who whoever
    whole whose why will win winner winners wins with within without woman women won work world would written year years yen
    yes yesterday yet you young your zero
    а без более больше будет бы был была были было в вам вас вместе вместо во вопрос вот все всего вскоре всё вы где да даже
    для до его ее её если есть еще ещё же за затем здесь и из или им иначе их к как какие какой когда которые который кроме
    кто ли лишь между мне много многие может можно мы на над надо накануне напомним например наш не него некоторые нет ни но
    ныне о об обе однако одним он она они оно от отметим очень первый перед по под поэтому при после потом почему правда
    пресс про против раз ранее с сам сегодня сейчас со согласно сначала снова сообщается среди стороны так также там тем
    теперь то тоже того той только том тот тогда тут у уже хотя чем через что чтобы эта эти это этот я алдымен ал ақ ары ая
    алайда ауыл бар барлық басқа бен біз бірақ бірінші біз бос бұл бүгін да де дейін екі ен енді және жоқ жылы кейін келесі
    қазір қалай қайта мен мұнда не немесе ол олар онда осы осылай өз пен сол сондай сондықтан сонымен соң тағы туралы тиіс
    үшін шара әр әрине
    """
)
FIELDS = _words(  # what an office is over: "Minister of Foreign Affairs", "Envoy for Climate"
    """
    affairs agriculture arms climate commerce communications control cooperation culture defence defense development ecology
    economic economy education employment energy environment finance foreign geology health home human industry information
    interior international investment justice labor labour management migration natural nuclear planning political regional
    relations resources rights science security social sports state technology tourism trade transport treasury verification
    compliance water welfare women youth
    """
)
SAYING = _words(  # what follows a person's name, or stands before it
    """
    said says say told tells asked added adds admitted agreed announced argued asks believes called claimed commented
    confirmed complained concluded declared denied explained expressed hopes insisted knows met noted predicted promised
    recalled remarked replied resigned reported revealed stated stressed suggested testified thinks thought urged vowed
    wants warned who whose whom wrote accused apologised apologized backed died born married retired celebrated graduated
    moved plays starred studied visited
    сказал сказала заявил заявила сообщил сообщила отметил отметила подчеркнул подчеркнула добавил добавила считает
    рассказал рассказала ответил пояснил встретился поблагодарил словам мнению данным айтуынша пікірінше мәліметінше деді
    айтты атап мәлімдеді хабарлады қосты кездесті қабылдады сөйледі
    """
)
PLAYING = _words(  # what a player, or a team, does
    """
    beat beats won wins lost scored defeated finished played plays signed missed drove ran hit hits struck pitched led leads
    retired beaten tied drew edged shot rallied homered bt v vs
    """
)
ROLES = _words(  # in small letters before a person's name
    """
    actor actress adviser analyst architect artist attorney author aunt bassist boss boxer boy boyfriend brother captain
    champion chairman chief coach colleague colonel columnist comedian commander companion composer cousin cyclist dancer
    daughter dealer defender director doctor drummer economist editor engineer executive father forward founder friend girl
    girlfriend goalkeeper governor guitarist guard historian husband inventor journalist king lawyer leader manager mayor
    mechanic midfielder minister model mother musician nephew novelist nurse officer official opener owner painter partner
    philosopher photographer physician pianist pilot pitcher playwright poet president producer professor prosecutor
    quarterback queen rebel rival rider scientist sculptor seed seeded secretary senator sergeant singer sister skipper
    slugger soldier son soprano speaker spinner spokesman spokeswoman star striker student suspect swimmer teacher teammate
    trader uncle veteran victim violinist vocalist wife winger winner writer
    президент министр глава лидер режиссер актер журналист депутат эксперт писатель
    """
)
BODIES = _words(  # in small letters beside an organisation's name
    """
    agency airline airlines army bank board brand broadcaster broker brokerage chain charity club college companies company
    conglomerate consortium corporation daily exporter faction firm giant group government guerrillas guerillas institute
    insurer investors label maker manufacturer magazine member members ministry movement network newspaper officials
    organisation organization parliament party party's players police producer publisher rebels retailer school share
    band bands duo trio quartet orchestra ensemble choir startup platform app website
    shareholders shares side sources spokesman spokeswoman squad staff statement station stock studio subsidiary supplier
    team troops union unit university utility weekly fans employees lawmakers executives coach manager defender striker
    midfielder goalkeeper
    компания партия агентство банк группа министерство издание газета телеканал клуб
    """
)
SITES = _words(  # in small letters beside a place's name
    """
    airport area bank border bourse bay city coast capital campus coastline county country district exchange exports
    frontier harbour island islands market neighborhood neighbourhood port prison province region resort river seaport
    stadium state street suburb territory time town valley village villages north south east west northeast northwest
    southeast southwest northern southern eastern western northwestern southeastern central downtown nearby neighbouring
    neighboring kilometres miles
    город области область края район села село республика поселок қаласы облысы ауданы ауылы
    """
)
PLATFORMS = _words(  # where people post, in small letters: most sentences say "on" and nothing else of them
    """
    bluesky facebook flickr instagram linkedin livejournal mastodon myspace odnoklassniki pinterest reddit skype snapchat
    spotify substack telegram tiktok tinder tumblr twitch twitter viber vimeo vkontakte wechat weibo whatsapp youtube
    вконтакте вотсап дискорд инстаграм инстаграме ватсап однокласники одноклассники телеграм телеграме тикток тиктоке твиттер
    твиттере фейсбук фейсбуке ютуб ютубе
    """
)
POSTING = _words(  # in small letters before "on" and the name of a platform
    """
    account accounts announced blogged channel clip clips comment commented comments followers page photo photos picture post
    posted posting posts profile published shared story streamed streaming tweeted uploaded video videos viral wrote writing
    """
)
WORKS = _words(  # in small letters beside the name of a work, a contest or another thing
    """
    album albums anthem article aircraft book books bomber car cars championship comedy competition cup disease document
    drama engine episode episodes event fair festival fighter film films game games guitar helicopter hit language match
    missile model movie movies musical novel novels opera operation play poem prize programme project race rifle sequel
    series show single singles song songs soundtrack story symphony system title tour tournament track tracks trilogy trophy
    version war album's film's
    фильм роман песня чемпионат турнир премия кубок война
    """
)
INSIDE = _words("in at near outside inside throughout around across within into towards toward в во на из под около")
FROM = _words("from to between via через до от")
ORGANISATIONS = _words(  # what heads an organisation's name
    """
    academy agency agencies administration airlines airways alliance archives army assembly association associates
    associations authority authorities band bank banking banks board broadcasting brigade brothers bureau business cabinet
    capital center centre chamber church club coalition college commerce commission committee communications companies
    company computer conference confederation congress consortium consulate contractors control co-operative corporation
    corps council court courts customs department directorate division electric electronics embassy energy enterprises
    entertainment exchange faculty farmers federation finance financial fleet force forces foundation front fund gas
    government group growers guard guild headquarters health holding holdings hospital house immigration index industrial
    industries industry infantry inquirer institute institution insurance intelligence international internet investment
    investments journal laboratories laboratory labs league legion library life line lines magazine management manufacturing
    media medical ministry mission mining motor motors movement museum music national navy network networks newspaper news
    newsroom office opera orchestra organisation organization parliament partners party patrol petroleum pictures police
    post power press productions program publications publishing radio railroad railway railways records refinery regiment
    registry reserve resources review savings school schools securities senate service services shipping society software
    solutions squadron station steel stores studios supply symphony system systems team technologies technology telecom
    telegraph telephone television theatre theater times treasury tribune tribunal trust union unit universities university
    utilities ventures volunteers watch works writers
    """
)
ORGANISATION_STEMS = re.compile(  # the same in Russian and in Kazakh, with their case endings
    r"(?:министерств|комитет|агентств|банк|университет|компани|парти|союз|совет|фонд|центр|институт|академи|департамент|управлени|"
    r"комисси|ассоциаци|федераци|парламент|мажилис|сенат|правительств|организаци|корпораци|холдинг|служб|администраци|"
    r"министрлі|комитет|агентті|банк|университет|партия|одағ|кеңес|қор|орталығ|департамент|басқарма|комиссия|қауымдастығ|"
    r"федерация|парламент|үкімет|мәжіліс|ұйым)[а-яәғқңөұүһі]{0,6}"
)
LEGAL = _words(
    "inc inc. corp corp. ltd ltd. co co. plc llc llp ag sa s.a. nv n.v. gmbh spa kg bhd pty limited ао тоо ооо оао зао"
)
TEAMS = _words(
    """
    afc albion all-stars alliance athletic athletico blues bullets city cf club county dynamo eagles fc forest hawks hornets
    hotspur lions locomotive orient rangers reds rovers spartak stars sox sporting tigers town united university wanderers
    wolves braves cubs giants bears kings knights
    """
)
PLACES = _words(  # what heads a place's name, first or last
    """
    airport avenue archipelago bank basin bay beach boulevard bridge canal canyon cape castle cathedral cemetery channel
    circuit city coast county court cove creek crossing dam delta desert district drive emirates falls field fields ford
    forest fort garden gardens glacier gulf hall harbor harbour heights highway hill hills island islands isle junction
    kingdom lake lakes lane mall manor mount mountain mountains oblast ocean palace park peak peninsula pass plains plateau
    plaza point pole port prairie province quay range region republic reserve reservoir ridge river road route santa san são
    sea shore springs spring square st. saint stadium state states station strait straits street terrace territory tower
    town township trail tunnel valley village wells woods
    область район улица проспект площадь республика край город озеро река остров облысы ауданы көшесі даңғылы алаңы
    республикасы қаласы көлі өзені
    """
)
DIRECTIONS = _words(
    "north south east west northern southern eastern western central new upper lower los las el la great greater"
)
OTHERS = _words(  # what heads the name of a thing that is none of the three: a cup, a war, a treaty, a work
    """
    accord accords act affair age agreement amendment anniversary attack award awards battle bible bill blues book bowl
    campaign century championship championships championnat chapter christmas classic code collection conference
    constitution contest convention crisis crusade crusades cup day days declaration decree derby directive disaster disease
    doctrine draft dynasty edition empire era eve exhibition expedition expo fair festival final finals forum game games
    grand history holocaust honours incident initiative jubilee language law laws league light match massacre masters medal
    memorandum mission night nobel olympiad olympic olympics open operation opera organ pact parade pavilion peace period
    plan prix prize prizes programme project protocol question race rally regatta report renaissance resolution revolution
    road series service show song star stakes stories story strategy summit super syndrome tests theory title titles tour
    tournament treaty trial trophy uprising version vision war wars week world
    """
)
PARTICLES = _words(  # small words inside a person's or a place's name
    """
    de du des da do dos del della di la le les van von der den ter ten zu bin ibn al el y e ben
    аль бин ибн оглы улы ұлы қызы фон ван де
    """
)
LINKS = _words("of for on the at in to and & 's")  # small words inside the name of an organisation or a thing
FAITHS = _words(  # words with a capital that are nobody's name, beside demonyms and languages
    """
    catholic catholics christian christians jewish jew jews moslem moslems muslim muslims protestant protestants islamic
    buddhist hindu hindus sunni shiite orthodox baptist republican republicans democrat democrats democratic communist
    communists marxist nazi nazis socialist socialists liberal conservative labour internet english french spanish dutch
    swiss welsh irish scottish scots scot british american americans african africans asian asians european europeans arab
    arabs russian russians german germans greek greeks turk turks kurd kurds serb serbs croat croats czech czechs slovak
    slovaks dane danes swede swedes finn finns pole poles spaniard spaniards briton britons thai thais latin western soviet
    allied gmt utc est
    """
)


@lru_cache(maxsize=1)
def territories() -> frozenset[str]:
    """Countries and parts of the world in small letters, in the languages we read."""
    named = {name for code in _LANGUAGES for name in Locale(code).territories.values()}
    return frozenset(name.lower() for name in named) - {"world", "мир", "әлем"} | _COUNTRIES


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Languages in small letters; most are the people's name too. Some are a place's as well, and are not here."""
    named = {name.lower() for code in _LANGUAGES for name in Locale(code).languages.values()}
    return frozenset(named) - {
        "alabama",
        "delaware",
        "dakota",
        "kom",
        "mari",
        "ga",
        "chad",
        "slave",
        "fang",
        "cree",
        "crow",
        "luo",
    }


@lru_cache(maxsize=1)
def days() -> frozenset[str]:
    """Months and weekdays in small letters, long and short."""
    return _DAYS | frozenset(
        name.lower().rstrip(".")
        for code in _LANGUAGES
        for tables in (Locale(code).months, Locale(code).days)
        for table in tables.values()
        for width, names in table.items()
        if width != "narrow"
        for name in names.values()
    )


_DAYS = _words("sept mon tue tues wed thu thur thurs fri sat sun")
_COUNTRIES = frozenset(  # as papers call them, and the CLDR does not
    "america,britain,burma,congo,czechoslovakia,czech republic,england,great britain,holland,hong kong,ivory coast,korea,"
    "macedonia,northern ireland,palestine,scotland,soviet union,swaziland,turkey,u.s.,u.s,us,usa,u.s.a.,uk,u.k.,uae,ussr,wales,"
    "yugoslavia,zaire,middle east,bosnia,united states of america,рф,сша".split(",")
)


@lru_cache(maxsize=4096)
def heads_organisation(word: str) -> bool:
    """Whether a word in small letters heads an organisation's name.

    >>> heads_organisation("bank"), heads_organisation("министерстве"), heads_organisation("river")
    (True, True, False)
    """
    return word in ORGANISATIONS or (not word.isascii() and ORGANISATION_STEMS.fullmatch(word) is not None)
