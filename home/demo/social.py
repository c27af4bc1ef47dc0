"""The social wall of both snapshots, in the words of the demo: no post of anybody's is copied.

The facts are real, and so are the accounts and people that are named; what they themselves have
said is not told. Whoever else posts here is a composite, and called so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from home.demo import social_ar, social_fr
from home.demo.format import Locale, Translated

ACCOUNT = "Global Coalition"
HANDLE = "Coalition"
PLATFORM = "x"


@dataclass(frozen=True, kw_only=True)
class Wall:
    """The head of the wall in one language."""

    slug: str
    title: str
    account: str
    standfirst: str


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post in one language: `posted_at` is ISO 8601, `page`, `repost_of` and `quotes` are keys.

    `links` say where what stands in the text leads; `film` is its key, its title and its poster.
    """

    key: str
    locale: Locale
    posted_at: str
    text: str = ""
    author: str = ""
    handle: str = ""
    page: str = ""
    pictures: tuple[str, ...] = ()
    film: tuple[str, Translated, str] | None = None
    links: Mapping[str, str] | None = None
    repost_of: str = ""
    quotes: str = ""
    language: Locale = ""
    pinned: bool = False
    listed: bool = True


WALLS: Mapping[Locale, Wall] = {
    "en": Wall(
        slug="social-wall",
        title="@Coalition",
        account=ACCOUNT,
        standfirst="What the Coalition’s account has posted, kept here. In the demo, the facts are "
        "real and the words are ours.",
    ),
    "fr": Wall(
        slug="reseaux",
        title="@Coalition",
        account="Coalition mondiale",
        standfirst="Ce que le compte de la Coalition a publié, conservé ici. Dans la "
        "démonstration, les faits sont réels et les mots sont les nôtres.",
    ),
    "ar": Wall(
        slug="hisabuna",
        title="@Coalition",
        account="التحالف الدولي",
        standfirst="ما نشره حساب التحالف، محفوظًا هنا. الوقائع في العرض التجريبي حقيقية، والكلمات "
        "كلماتنا.",
    ),
}

_PARTNER = "Partner in Iraq (demo)"
_EXPANDED = {"https://t.co/demo0001": "https://theglobalcoalition.org/"}

_SUMMER_2019: tuple[Post, ...] = (
    Post(
        key="post-sixty",
        locale="en",
        posted_at="2019-08-18T09:30:00Z",
        text="Sixty seconds in #AlQaim: the river, the roofs, the sun. 🎬",
        film=(
            "town",
            {
                "en": "Sixty seconds in Al-Qaim",
                "fr": "Soixante secondes à Al-Qaïm",
                "ar": "ستون ثانية في القائم",
            },
            "al-qaim-dawn",
        ),
        page="sixty-al-qaim",
    ),
    Post(
        key="post-about",
        locale="en",
        posted_at="2019-08-01T08:00:00Z",
        text="Formed in September 2014, and growing since. Military, civil, financial: what the "
        "Coalition does, and who belongs to it. 👉 https://t.co/demo0001",
        links=_EXPANDED,
        page="about",
        pinned=True,
    ),
    Post(
        key="post-qaim",
        locale="en",
        posted_at="2019-08-21T08:10:00Z",
        text="One of the last towns in Iraq to be liberated, in November 2017. The work to make "
        "it liveable was long; its rebuilt hospital is bringing #AlQaim back.\n\n"
        "Before and after 👇 The whole story 👉",
        page="al-qaim",
        pictures=("hospital-before", "hospital-after"),
    ),
    Post(
        key="post-day",
        locale="en",
        posted_at="2019-08-21T06:45:00Z",
        text="A hospital in #AlQaim, a doctor, a morning: patients are seen there again. 🏥\n\n"
        "#DayInTheLife 👉",
        page="doctor",
        pictures=("doctor-morning",),
    ),
    Post(
        key="post-safaa",
        locale="en",
        posted_at="2019-08-15T12:00:00Z",
        text="After the liberation of #Mosul, Safaa went back to studying his country’s historic "
        "artefacts, and to making them anew with his own hands. 🏺 #ThrowbackThursday",
        page="safaa",
        pictures=("market-street",),
    ),
    Post(
        key="post-house-original",
        locale="en",
        posted_at="2019-08-16T07:30:00Z",
        author=_PARTNER,
        handle="demo_partner_iq",
        text="Narayen has been a widow for 12 years. With the help of @UNDPinIraq her house is "
        "being rebuilt, room by room. 🧱\n\n(Demo: a composite account.)",
        pictures=("rooftop-dusk",),
        listed=False,
    ),
    Post(
        key="post-house",
        locale="en",
        posted_at="2019-08-16T15:00:00Z",
        repost_of="post-house-original",
    ),
    Post(
        key="post-line",
        locale="en",
        posted_at="2019-08-14T10:00:00Z",
        text="🎙️ On The Line: Hugo and Jim of @UNDPinIraq are the guests of an episode about "
        "stabilisation in #Iraq. Hear it, or read the transcript 👉",
        page="episode-stabilisation",
    ),
    Post(
        key="post-money",
        locale="en",
        posted_at="2019-08-13T10:00:00Z",
        text="🎙️ Where does a group’s money go, and how is it stopped? Episode 6, with Corrado "
        "Catesi 👉 #OnTheLine",
        page="episode-finance",
    ),
    Post(
        key="post-victims-original",
        locale="en",
        posted_at="2019-08-20T08:00:00Z",
        author="Partner in London (demo)",
        handle="demo_partner_uk",
        text="The minister Andrew Murrison writes in Al-Sharq Al-Awsat about how victims of "
        "terrorism are best honoured. #victimsofterrorism\n\n(Demo: a composite account.)",
        listed=False,
    ),
    Post(
        key="post-victims",
        locale="en",
        posted_at="2019-08-20T10:20:00Z",
        text="Tomorrow, 21 August, the world remembers the victims of terrorism. 🕯️ "
        "#VictimsOfTerrorism",
        quotes="post-victims-original",
        page="digest",
    ),
    Post(
        key="post-arabic",
        locale="en",
        posted_at="2019-08-12T09:00:00Z",
        text="عاد المستشفى في #القائم إلى استقبال المرضى. #يوم_في_حياة طبيبة 👈",
        language="ar",
        page="doctor",
    ),
)

_SUMMER_2022: tuple[Post, ...] = (
    Post(
        key="post-yemen-member",
        locale="en",
        posted_at="2022-06-19T15:00:00Z",
        text="#Yemen and the Coalition: one of the more recent members, and what it means to be "
        "one. 🇾🇪 👉",
        page="partners",
    ),
    Post(
        key="post-arrests",
        locale="en",
        posted_at="2022-06-20T07:00:00Z",
        text="Iraqi forces have made further arrests among those who still act for Daesh. "
        "🇮🇶 #DefeatDaesh",
    ),
    Post(
        key="post-yemen",
        locale="en",
        posted_at="2022-06-19T11:00:00Z",
        text="Why does the Coalition matter to #Yemen? A conversation with @BahfiSalem.",
    ),
    Post(
        key="post-football-original",
        locale="en",
        posted_at="2022-06-17T13:00:00Z",
        author=_PARTNER,
        handle="demo_partner_iq",
        text="⚽ Tal Abta and Baaj, Ninewa: UNDP Iraq and Altahreer held a football tournament, "
        "supported by Germany. 🏆\n\n(Demo: a composite account.)",
        pictures=("school-walk",),
        listed=False,
    ),
    Post(
        key="post-football",
        locale="en",
        posted_at="2022-06-18T09:00:00Z",
        repost_of="post-football-original",
    ),
    Post(
        key="post-questions",
        locale="en",
        posted_at="2022-06-16T10:00:00Z",
        text="Three questions about who leads Daesh:\n\n"
        "❓ Does it have a leader?\n"
        "➡️ It names one, and hides him.\n\n"
        "❓ Has it lost leaders before?\n"
        "➡️ Yes, again and again.\n\n"
        "❓ Does that end it?\n"
        "➡️ Not alone: money, borders, propaganda and daily life count, too.\n\n"
        "#DEFEATDAESH",
    ),
    Post(
        key="post-north-east",
        locale="en",
        posted_at="2022-06-15T14:00:00Z",
        text="In north-east #Syria, the Coalition and its partners on the ground share a success. "
        "🤝 #DefeatDaesh",
    ),
    Post(
        key="post-watar",
        locale="en",
        posted_at="2022-06-14T18:30:00Z",
        text="🎻 Strings in a hall that was silent: the Watar Orchestra plays in the refurbished "
        "Grand Theatre of #Mosul University 👉",
        page="watar",
        pictures=("orchestra", "oud-violin", "audience"),
    ),
    Post(
        key="post-nations",
        locale="en",
        posted_at="2022-06-13T09:00:00Z",
        text="Not every contribution is military. How the EU supports the mission 👉 "
        "#OneMissionManyNations #onemissionmanynations",
        page="eu-supports",
    ),
    Post(
        key="post-cash",
        locale="en",
        posted_at="2022-06-12T09:00:00Z",
        text="No group lives without money. #DenyDaeshCash 💶🚫",
        quotes="post-nations",
        page="deny-daesh-cash",
    ),
)


def _in(code: Locale, texts: Mapping[str, str], partners: Mapping[str, str]) -> Iterator[Post]:
    for post in (*_SUMMER_2019, *_SUMMER_2022):
        if post.key in texts:
            author = partners[post.handle] if post.handle else ""
            yield replace(post, locale=code, text=texts[post.key], author=author)


POSTS: tuple[Post, ...] = (
    *_SUMMER_2019,
    *_SUMMER_2022,
    *_in("fr", social_fr.TEXTS, social_fr.PARTNERS),
    *_in("ar", social_ar.TEXTS, social_ar.PARTNERS),
)
