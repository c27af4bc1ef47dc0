"""A podcast, in the words of the demo: no real person is quoted, and what is heard is a few notes.

Of people with real names the host alone speaks, to introduce; answers are by a composite voice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.format import Locale, Shape, Translated


@dataclass(frozen=True, kw_only=True)
class LineOfEffort:
    """What the Coalition does beyond the military campaign."""

    slug: str
    names: Translated
    descriptions: Translated


@dataclass(frozen=True, kw_only=True)
class Podcast:
    """The head of the series in one language."""

    slug: str
    title: str
    standfirst: str
    description: str
    author: str


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One episode in one language: `topic` is a slug; `spoken` is WebVTT, which may be empty."""

    key: str
    locale: Locale
    slug: str
    number: int
    title: str
    standfirst: str
    topic: str
    guests: tuple[Shape, ...]
    notes: str
    cover: str
    spoken: str = ""


LINES_OF_EFFORT: tuple[LineOfEffort, ...] = (
    LineOfEffort(
        slug="finance",
        names={"en": "Finance", "fr": "Financement", "ar": "التمويل"},
        descriptions={
            "en": "Tackling Daesh’s financing and economic infrastructure.",
            "fr": "Assécher le financement de Daech et démanteler son infrastructure économique.",
            "ar": "تجفيف مصادر تمويل داعش وتفكيك بنيته الاقتصادية.",
        },
    ),
    LineOfEffort(
        slug="foreign-fighters",
        names={
            "en": "Foreign fighters",
            "fr": "Combattants étrangers",
            "ar": "المقاتلون الأجانب",
        },
        descriptions={
            "en": "Preventing the flow of foreign fighters across borders.",
            "fr": "Empêcher les combattants étrangers de franchir les frontières.",
            "ar": "منع تدفق المقاتلين الأجانب عبر الحدود.",
        },
    ),
    LineOfEffort(
        slug="stabilisation",
        names={"en": "Stabilisation", "fr": "Stabilisation", "ar": "الاستقرار"},
        descriptions={
            "en": "Supporting stabilisation and the restoration of essential public services.",
            "fr": "Soutenir la stabilisation et le retour des services publics essentiels.",
            "ar": "دعم الاستقرار وإعادة الخدمات العامة الأساسية.",
        },
    ),
    LineOfEffort(
        slug="counter-propaganda",
        names={
            "en": "Countering propaganda",
            "fr": "Contre la propagande",
            "ar": "التصدي للدعاية",
        },
        descriptions={
            "en": "Countering the group’s propaganda.",
            "fr": "Contrer la propagande du groupe.",
            "ar": "التصدي لدعاية التنظيم.",
        },
    ),
)

PODCASTS: Mapping[Locale, Podcast] = {
    "en": Podcast(
        slug="on-the-line",
        title="On The Line",
        standfirst="Conversations about what comes after: money, borders, light and water.",
        description="<p>Each episode follows one line of effort with somebody who works on it. "
        "In this demo a few notes are heard where people would talk.</p>",
        author="Storywire Demo Desk",
    ),
    "fr": Podcast(
        slug="on-the-line",
        title="On The Line",
        standfirst="Des conversations sur l’après : l’argent, les frontières, la lumière et l’eau.",
        description="<p>Chaque épisode suit un axe de travail avec quelqu’un qui s’y consacre. "
        "Dans cette démonstration, quelques notes remplacent les voix.</p>",
        author="Rédaction de démonstration Storywire",
    ),
    "ar": Podcast(
        slug="on-the-line",
        title="على الخط",
        standfirst="أحاديث عمّا يأتي بعد ذلك: المال والحدود والنور والماء.",
        description="<p>تتابع كل حلقة محورًا من محاور العمل مع شخص يعمل فيه. "
        "وفي هذا العرض التجريبي تُسمع بضع نغمات بدل الأصوات.</p>",
        author="فريق تحرير ستوري واير التجريبي",
    ),
}

_STABILISATION = {
    "en": """WEBVTT

NOTE Demo. The host introduces; the answers are by a composite voice and quote nobody.

00:00.500 --> 00:05.000
<v Host>This is On The Line. Today we talk about stabilisation in Iraq.

00:05.000 --> 00:10.500
<v Host>Hugo and Jim, two experts of UNDP, are our guests. What follows is not in their words.

00:10.500 --> 00:16.000
<v Composite voice>First comes what nobody notices until it is gone: water, light, a road.

00:16.000 --> 00:22.000
<v Composite voice>Then come a school and a clinic, and people decide whether to stay.

00:22.000 --> 00:28.000
<v Host>And how does one know that it has worked?

00:28.000 --> 00:34.000
<v Composite voice>When a shop opens that nobody had planned.
""",
    "fr": """WEBVTT

NOTE Démonstration. L’hôte présente ; les réponses sont d’une voix composite et ne citent personne.

00:00.500 --> 00:05.000
<v L’hôte>Voici On The Line. Nous parlons aujourd’hui de la stabilisation en Irak.

00:05.000 --> 00:10.500
<v L’hôte>Hugo et Jim, deux experts du PNUD, sont nos invités. La suite n’est pas d’eux.

00:10.500 --> 00:16.000
<v Voix composite>D’abord ce qu’on ne remarque qu’une fois perdu : l’eau, la lumière, une route.

00:16.000 --> 00:22.000
<v Voix composite>Puis une école, un dispensaire, et chacun décide s’il reste.

00:22.000 --> 00:28.000
<v L’hôte>Et comment sait-on que cela a réussi ?

00:28.000 --> 00:34.000
<v Voix composite>Quand ouvre une boutique que personne n’avait prévue.
""",
    "ar": """WEBVTT

NOTE عرض تجريبي. المضيف يقدّم، والأجوبة بصوت مركّب لا يقتبس من أحد.

00:00.500 --> 00:05.000
<v المضيف>هذا برنامج على الخط. حديثنا اليوم عن الاستقرار في العراق.

00:05.000 --> 00:10.500
<v المضيف>ضيفانا هيوغو وجيم، خبيران من برنامج الأمم المتحدة الإنمائي. وما يلي ليس من كلامهما.

00:10.500 --> 00:16.000
<v صوت مركّب>يأتي أولًا ما لا ننتبه إليه حتى نفقده: الماء والنور والطريق.

00:16.000 --> 00:22.000
<v صوت مركّب>ثم المدرسة والعيادة، ويقرر الناس إن كانوا سيبقون.

00:22.000 --> 00:28.000
<v المضيف>وكيف نعرف أن ذلك نجح؟

00:28.000 --> 00:34.000
<v صوت مركّب>حين يفتح دكان لم يخطط له أحد.
""",
}
_NOTES = {
    "en": "<p>Demo content: the recording is a few notes made by a program, and nobody is quoted. "
    'The <a href="page:partners">partners</a> are listed elsewhere.</p>',
    "fr": "<p>Contenu de démonstration : l’enregistrement se compose de quelques notes produites "
    'par un programme, et personne n’est cité. Voir aussi les <a href="page:partners">'
    "partenaires</a>.</p>",
    "ar": "<p>محتوى تجريبي: التسجيل بضع نغمات ولّدها برنامج، ولا يُقتبس كلام أحد. "
    'انظر أيضًا <a href="page:partners">الشركاء</a>.</p>',
}
_UNDP = {"en": "UNDP", "fr": "PNUD", "ar": "برنامج الأمم المتحدة الإنمائي"}
_EXPERT = {
    "en": "Expert on stabilisation",
    "fr": "Expert en stabilisation",
    "ar": "خبير في الاستقرار",
}


def _guest(person: str = "", name: str = "", title: str = "", represents: str = "") -> Shape:
    """Return somebody by the key of a person, or by a name."""
    return {"person": person, "name": name, "title": title, "represents": represents}


def _finance(locale: Locale, slug: str, title: str, standfirst: str) -> Episode:
    return Episode(
        key="episode-finance", locale=locale, slug=slug, number=6, title=title,
        standfirst=standfirst, topic="finance", guests=(_guest("catesi"),), notes=_NOTES[locale],
        cover="on-the-line",
    )  # fmt: skip


def _stabilisation(
    locale: Locale, slug: str, title: str, standfirst: str, guests: tuple[str, ...]
) -> Episode:
    return Episode(
        key="episode-stabilisation", locale=locale, slug=slug, number=5, title=title,
        standfirst=standfirst, topic="stabilisation",
        guests=tuple(
            _guest(name=name, title=_EXPERT[locale], represents=_UNDP[locale]) for name in guests
        ),
        notes=_NOTES[locale], cover="on-the-line", spoken=_STABILISATION[locale],
    )  # fmt: skip


EPISODES: tuple[Episode, ...] = (
    _finance(
        "en", "following-the-money", "Following the money",
        "Corrado Catesi is the guest of an episode about Daesh’s finances.",
    ),
    _finance(
        "fr", "suivre-l-argent", "Suivre l’argent",
        "Corrado Catesi est l’invité d’un épisode sur les finances de Daech.",
    ),
    _finance(
        "ar", "tatabbu-al-mal", "تتبّع المال",
        "كورادو كاتيزي ضيف حلقة عن أموال داعش.",
    ),
    _stabilisation(
        "en", "light-and-water", "Light and water",
        "Two experts of UNDP are the guests of an episode about stabilisation in Iraq.",
        ("Hugo", "Jim"),
    ),
    _stabilisation(
        "fr", "la-lumiere-et-l-eau", "La lumière et l’eau",
        "Deux experts du PNUD sont les invités d’un épisode sur la stabilisation en Irak.",
        ("Hugo", "Jim"),
    ),
    _stabilisation(
        "ar", "an-nur-wal-ma", "النور والماء",
        "خبيران من برنامج الأمم المتحدة الإنمائي ضيفا حلقة عن الاستقرار في العراق.",
        ("هيوغو", "جيم"),
    ),
)  # fmt: skip
