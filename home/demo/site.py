"""What stands around the demo, and what it says of itself, in three languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from home.demo.blocks import html
from home.demo.format import Locale


@dataclass(frozen=True, kw_only=True)
class Category:
    """What is stored for one purpose."""

    key: str
    name: str
    purpose: str
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stop of the tour: `target` is a part of the page, or `page` the key of a page."""

    title: str
    text: str
    target: str = ""
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A page that is no story: `body` is HTML."""

    slug: str
    title: str
    standfirst: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Remembrance:
    """The 21st of August: `text` is HTML."""

    name: str
    text: str
    home_text: str


@dataclass(frozen=True, kw_only=True)
class Around:
    """Everything in one language."""

    description: str
    cookie_text: str
    categories: tuple[Category, ...]
    banner: str
    banner_link: str
    tour_title: str
    steps: tuple[Step, ...]
    about: Standard
    cookies: Standard
    privacy: Standard
    contact: Standard
    remembrance: Remembrance


HANDLE = ("x", "@Coalition", "https://x.com/coalition")
FORMED_ON = "2014-09"

EN = Around(
    description="Stories from places that are being put back together, told slowly and with care.",
    cookie_text="<p>This site keeps your choice on your own device, and nothing else. Should that "
    "ever change, you are asked first.</p>",
    categories=(
        Category(
            key="necessary",
            name="Necessary",
            purpose="Your answer to this notice, and whether you have taken the tour.",
            required=True,
        ),
        Category(
            key="statistics",
            name="Statistics",
            purpose="Counting how often a story is read. The demo counts nothing.",
        ),
    ),
    banner="This is a demo: its stories are composites.",
    banner_link="What this is about",
    tour_title="Let us show you around",
    steps=(
        Step(title="Where things are", text="Stories, statements, digests and partners: each has "
             "its place up here.", target="navigation"),
        Step(title="In your language", text="English, French or Arabic. A story that is translated "
             "stays the same story.", target="languages"),
        Step(title="A week in brief", text="What others have reported, in a few sentences each.",
             target="digest"),
        Step(title="Who stands behind it", text="What the Coalition is, and what it works towards.",
             page="about"),
    ),
    about=Standard(
        slug="about",
        title="What is the Coalition?",
        standfirst="States and organisations that work together against Daesh, well beyond the "
        "battlefield.",
        body=html("""
            <p>The Global Coalition against Daesh was formed in September 2014. It has
            <embed embedtype="member_count"/> <a href="page:partners">members</a> today.</p>
            <p>A military campaign in Iraq and Syria is one part of what they do together. The
            others are slower, and it is these that our stories are about.</p>
        """),
    ),
    cookies=Standard(
        slug="cookies",
        title="Cookies",
        standfirst="What this site keeps on your device, and why. Demo content.",
        body=html("""
            <h2>What is kept</h2>
            <p>Your answer to our notice, with the version of the notice you answered, and the
            version of the tour you have taken. Both lie in your browser and go nowhere.</p>
            <h2>How to change your mind</h2>
            <p>Choose “Cookie choices” at the foot of any page.</p>
        """),
    ),
    privacy=Standard(
        slug="privacy",
        title="Privacy",
        standfirst="What we know about you: nothing that you did not tell us. Demo content.",
        body=html("""
            <p>There are no accounts for readers here, no counters and nothing from other sites.
            See also <a href="page:cookies">what is kept on your device</a>.</p>
        """),
    ),
    contact=Standard(
        slug="contact",
        title="Contact",
        standfirst="How to reach those who write here. Demo content.",
        body=html("""
            <p>This is a demo, and nobody reads its post. On a real site, an address stands here,
            and who answers it.</p>
        """),
    ),
    remembrance=Remembrance(
        name="International Day of Remembrance of and Tribute to the Victims of Terrorism",
        text="<p>Every year on 21 August, those whom terrorism has killed or hurt are remembered, "
        "and so are those who live on without them.</p>",
        home_text="Today we remember the victims of terrorism, and those who carry on.",
    ),
)  # fmt: skip

FR = Around(
    description="Des récits venus de lieux qui se reconstruisent, racontés sans hâte et avec soin.",
    cookie_text="<p>Ce site garde votre choix sur votre propre appareil, et rien d’autre. Si cela "
    "devait changer, nous vous le demanderions d’abord.</p>",
    categories=(
        Category(
            key="necessary",
            name="Nécessaires",
            purpose="Votre réponse à cet avis, et si vous avez fait la visite.",
            required=True,
        ),
        Category(
            key="statistics",
            name="Statistiques",
            purpose="Compter combien de fois un récit est lu. La démonstration ne compte rien.",
        ),
    ),
    banner="Ceci est une démonstration : les récits sont composites.",
    banner_link="De quoi il s’agit",
    tour_title="Laissez-nous vous faire visiter",
    steps=(
        Step(title="Où se trouve quoi", text="Récits, déclarations, revues de presse et "
             "partenaires : chacun a sa place ici.", target="navigation"),
        Step(title="Dans votre langue", text="Anglais, français ou arabe. Un récit traduit reste "
             "le même récit.", target="languages"),
        Step(title="Une semaine en bref", text="Ce que d’autres ont rapporté, en quelques phrases.",
             target="digest"),
        Step(title="Qui est derrière", text="Ce qu’est la Coalition, et ce à quoi elle travaille.",
             page="about"),
    ),
    about=Standard(
        slug="a-propos",
        title="Qu’est-ce que la Coalition ?",
        standfirst="Des États et des organisations qui agissent ensemble contre Daech, bien "
        "au-delà du champ de bataille.",
        body=html("""
            <p>La Coalition mondiale contre Daech est née en septembre 2014. Elle compte
            aujourd’hui <embed embedtype="member_count"/> <a href="page:partners">membres</a>.</p>
            <p>La campagne militaire en Irak et en Syrie n’est qu’une part de leur action commune.
            Le reste est plus lent, et c’est de ce reste que parlent nos récits.</p>
        """),
    ),
    cookies=Standard(
        slug="cookies",
        title="Cookies",
        standfirst="Ce que ce site garde sur votre appareil, et pourquoi. Contenu de "
        "démonstration.",
        body=html("""
            <h2>Ce qui est gardé</h2>
            <p>Votre réponse à notre avis, avec la version de l’avis à laquelle vous avez répondu,
            et la version de la visite que vous avez faite. Tout reste dans votre navigateur.</p>
            <h2>Changer d’avis</h2>
            <p>Choisissez « Choix des cookies » au bas de n’importe quelle page.</p>
        """),
    ),
    privacy=Standard(
        slug="confidentialite",
        title="Confidentialité",
        standfirst="Ce que nous savons de vous : rien que vous ne nous ayez dit. Contenu de "
        "démonstration.",
        body=html("""
            <p>Ici, ni comptes pour les lecteurs, ni compteurs, ni rien qui vienne d’autres sites.
            Voyez aussi <a href="page:cookies">ce qui est gardé sur votre appareil</a>.</p>
        """),
    ),
    contact=Standard(
        slug="contact",
        title="Contact",
        standfirst="Comment joindre celles et ceux qui écrivent ici. Contenu de démonstration.",
        body=html("""
            <p>Ceci est une démonstration, et personne n’en lit le courrier. Sur un vrai site, une
            adresse se trouve ici, et le nom de qui répond.</p>
        """),
    ),
    remembrance=Remembrance(
        name="Journée internationale du souvenir, en hommage aux victimes du terrorisme",
        text="<p>Chaque année, le 21 août, on se souvient de celles et ceux que le terrorisme a "
        "tués ou blessés, et de celles et ceux qui vivent sans eux.</p>",
        home_text="Aujourd’hui, nous pensons aux victimes du terrorisme et à celles et ceux qui "
        "restent.",
    ),
)  # fmt: skip

AR = Around(
    description="قصص من أماكن تستعيد عافيتها، نرويها على مهل وبعناية.",
    cookie_text="<p>يحفظ هذا الموقع اختياركم على جهازكم، ولا شيء غير ذلك. وإن تغيّر هذا يومًا، "
    "فسنسألكم أولًا.</p>",
    categories=(
        Category(
            key="necessary",
            name="ضرورية",
            purpose="جوابكم عن هذا الإشعار، وهل قمتم بالجولة.",
            required=True,
        ),
        Category(
            key="statistics",
            name="إحصاءات",
            purpose="عدّ مرات قراءة القصة. هذا العرض التجريبي لا يعدّ شيئًا.",
        ),
    ),
    banner="هذا عرض تجريبي: قصصه مركّبة.",
    banner_link="عمّ يدور هذا",
    tour_title="دعونا نصحبكم في جولة",
    steps=(
        Step(title="أين تجدون ماذا", text="القصص والبيانات والموجز والشركاء: لكلٍّ مكانه هنا.",
             target="navigation"),
        Step(title="بلغتكم", text="الإنكليزية أو الفرنسية أو العربية. والقصة المترجمة تبقى القصة "
             "نفسها.", target="languages"),
        Step(title="أسبوع بإيجاز", text="ما نقله آخرون، في بضع جمل لكل خبر.", target="digest"),
        Step(title="من يقف وراءه", text="ما هو التحالف، وإلامَ يسعى.", page="about"),
    ),
    about=Standard(
        slug="hawl",
        title="ما هو التحالف؟",
        standfirst="دول ومنظمات تعمل معًا ضد داعش، أبعد بكثير من ساحة القتال.",
        body=html("""
            <p>تشكّل التحالف الدولي ضد داعش في أيلول/سبتمبر 2014. وعدد
            <a href="page:partners">أعضائه</a> اليوم <embed embedtype="member_count"/>.</p>
            <p>الحملة العسكرية في العراق وسوريا جزء مما يفعلونه معًا. أما الباقي فأبطأ، وعنه تتحدث
            قصصنا.</p>
        """),
    ),
    cookies=Standard(
        slug="kukiz",
        title="ملفات تعريف الارتباط",
        standfirst="ما يحفظه هذا الموقع على جهازكم، ولماذا. محتوى تجريبي.",
        body=html("""
            <h2>ما يُحفظ</h2>
            <p>جوابكم عن إشعارنا مع نسخة الإشعار التي أجبتم عنها، ونسخة الجولة التي قمتم بها.
            كلاهما يبقى في متصفحكم ولا يذهب إلى أي مكان.</p>
            <h2>كيف تغيّرون رأيكم</h2>
            <p>اختاروا «خيارات ملفات الارتباط» في أسفل أي صفحة.</p>
        """),
    ),
    privacy=Standard(
        slug="khususiyya",
        title="الخصوصية",
        standfirst="ما نعرفه عنكم: لا شيء لم تخبرونا به. محتوى تجريبي.",
        body=html("""
            <p>لا حسابات للقراء هنا، ولا عدّادات، ولا شيء من مواقع أخرى. انظروا أيضًا
            <a href="page:cookies">ما يُحفظ على جهازكم</a>.</p>
        """),
    ),
    contact=Standard(
        slug="ittisal",
        title="اتصل بنا",
        standfirst="كيف تصلون إلى من يكتبون هنا. محتوى تجريبي.",
        body=html("""
            <p>هذا عرض تجريبي، ولا أحد يقرأ بريده. في الموقع الحقيقي يكون هنا عنوان، واسم من
            يجيب.</p>
        """),
    ),
    remembrance=Remembrance(
        name="اليوم الدولي لإحياء ذكرى ضحايا الإرهاب وإجلالهم",
        text="<p>في 21 آب/أغسطس من كل عام، نتذكر من قتلهم الإرهاب أو جرحهم، ومن يواصلون العيش "
        "من دونهم.</p>",
        home_text="نتذكر اليوم ضحايا الإرهاب، ومن يواصلون الطريق.",
    ),
)  # fmt: skip

AROUND: Mapping[Locale, Around] = {"en": EN, "fr": FR, "ar": AR}
