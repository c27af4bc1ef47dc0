"""The home page and the heads of story index and partner directory, in three languages.

The number of members isn't written here: it is a value that follows the partners over time.
"""

from home.demo.blocks import html
from home.demo.format import HomePage, PartnerDirectory, StoryIndex

EN = HomePage(
    locale="en",
    title="What comes after",
    kicker="Welcome",
    standfirst="Stories from places that are being put back together, told slowly and with care.",
    welcome_2019=html("""
        <p>A town is freed on a day and restored over years. These pages are about the years: a
        hospital that opens its doors, a doctor’s morning, a man who makes old things anew. Behind
        them stand <embed embedtype="member_count"/> <a href="page:partners">partners</a>.</p>
        <p>Begin in <a href="page:al-qaim">Al-Qaim</a>, spend <a href="page:doctor">a day with a
        doctor</a>, or look over <a href="page:safaa">a shoulder in Mosul</a>. If you are new here,
        let us show you around.</p>
    """),
    welcome_2022=html("""
        <p>A town is freed on a day and restored over years. These pages are about the years: a
        hospital that opens its doors, a doctor’s morning, an orchestra tuning up in a mended
        hall. Behind them stand <embed embedtype="member_count"/>
        <a href="page:partners">partners</a>.</p>
        <p>Begin in <a href="page:al-qaim">Al-Qaim</a>, spend <a href="page:doctor">a day with a
        doctor</a>, or take a seat in <a href="page:watar">Mosul</a>. If you are new here, let us
        show you around.</p>
    """),
    invitation="A short tour shows you where everything is.",
    about_title="What is the Coalition?",
    about=html("""
        <p>The Global Coalition against Daesh was formed in <b>September 2014</b>. Its
        <a href="page:partners">members</a>, <embed embedtype="member_count"/> of them today, work
        together well beyond the military campaign in Iraq and Syria, along four lines of
        effort.</p>
        <p>More on the <a href="https://theglobalcoalition.org/">Coalition’s own site</a>.</p>
    """),
    seo_title="Storywire: stories of recovery and reconstruction",
    seo_description="Illustrated long reads, days in the life and short films from places "
    "that are "
    "being rebuilt.",
)

FR = HomePage(
    locale="fr",
    title="Et après ?",
    kicker="Bienvenue",
    standfirst="Des récits venus de lieux qui se reconstruisent, racontés sans hâte et avec soin.",
    welcome_2019=html("""
        <p>On libère une ville en un jour ; on la relève en des années. C’est de ces années qu’il
        est question ici : un hôpital qui rouvre, le matin d’une médecin, un homme qui refait les
        choses anciennes. Derrière elles se tiennent <embed embedtype="member_count"/>
        <a href="page:partners">partenaires</a>.</p>
        <p>Commencez par <a href="page:al-qaim">Al-Qaïm</a>, passez <a href="page:doctor">une
        journée avec une médecin</a>, ou regardez <a href="page:safaa">des mains à l’œuvre à
        Mossoul</a>. Et si vous venez d’arriver, laissez-nous vous faire visiter.</p>
    """),
    welcome_2022=html("""
        <p>On libère une ville en un jour ; on la relève en des années. C’est de ces années qu’il
        est question ici : un hôpital qui rouvre, le matin d’une médecin, un orchestre qui s’accorde
        dans une salle réparée. Derrière elles se tiennent <embed embedtype="member_count"/>
        <a href="page:partners">partenaires</a>.</p>
        <p>Commencez par <a href="page:al-qaim">Al-Qaïm</a>, passez <a href="page:doctor">une
        journée avec une médecin</a>, ou prenez place <a href="page:watar">à Mossoul</a>. Et si
        vous venez d’arriver, laissez-nous vous faire visiter.</p>
    """),
    invitation="Une courte visite vous montre où tout se trouve.",
    about_title="Qu’est-ce que la Coalition ?",
    about=html("""
        <p>La Coalition mondiale contre Daech est née en <b>septembre 2014</b>. L’action de ses
        <a href="page:partners">membres</a>, aujourd’hui au nombre de
        <embed embedtype="member_count"/>, va bien au-delà de la campagne militaire en Irak et en
        Syrie, selon quatre axes.</p>
        <p>Pour en savoir plus : <a href="https://theglobalcoalition.org/">le site de la
        Coalition</a>.</p>
    """),
    seo_title="Storywire : récits de relèvement et de reconstruction",
    seo_description="Longs formats illustrés, journées de vie et courts films venus de "
    "lieux qui se "
    "reconstruisent.",
)

AR = HomePage(
    locale="ar",
    title="ما الذي يأتي بعد ذلك",
    kicker="أهلاً بكم",
    standfirst="قصص من أماكن تستعيد عافيتها، نرويها على مهل وبعناية.",
    welcome_2019=html("""
        <p>تتحرر البلدة في يوم، ثم تحتاج إلى سنوات كي تنهض. وهذه الصفحات عن تلك السنوات: مستشفى يفتح
        أبوابه، وصباح طبيبة، ورجل يصنع القديم من جديد. ويقف وراءها <a
        href="page:partners">شركاء</a> عددهم <embed embedtype="member_count"/>.</p>
        <p>ابدؤوا من <a href="page:al-qaim">القائم</a>، أو اقضوا <a href="page:doctor">يومًا مع
        طبيبة</a>، أو تأملوا <a href="page:safaa">يدين تعملان في الموصل</a>. وإن كانت هذه زيارتكم
        الأولى، فدعونا نصحبكم في جولة.</p>
    """),
    welcome_2022=html("""
        <p>تتحرر البلدة في يوم، ثم تحتاج إلى سنوات كي تنهض. وهذه الصفحات عن تلك السنوات: مستشفى يفتح
        أبوابه، وصباح طبيبة، وأوركسترا تضبط أوتارها في قاعة رُمّمت. ويقف وراءها <a
        href="page:partners">شركاء</a> عددهم <embed embedtype="member_count"/>.</p>
        <p>ابدؤوا من <a href="page:al-qaim">القائم</a>، أو اقضوا <a href="page:doctor">يومًا مع
        طبيبة</a>، أو خذوا مقعدًا <a href="page:watar">في الموصل</a>. وإن كانت هذه زيارتكم الأولى،
        فدعونا نصحبكم في جولة.</p>
    """),
    invitation="جولة قصيرة تريكم أين تجدون كل شيء.",
    about_title="ما هو التحالف؟",
    about=html("""
        <p>تشكّل التحالف الدولي ضد داعش في <b>أيلول/سبتمبر 2014</b>. ولا يقف عمل
        <a href="page:partners">أعضائه</a>، وعددهم اليوم <embed embedtype="member_count"/>، عند
        الحملة العسكرية في العراق وسوريا، بل يمتد إلى أربعة محاور.</p>
        <p>للمزيد: <a href="https://theglobalcoalition.org/">موقع التحالف</a>.</p>
    """),
    seo_title="ستوري واير: قصص عن التعافي وإعادة الإعمار",
    seo_description="قصص مصوّرة مطوّلة، ويوميات، وأفلام قصيرة من أماكن تُبنى من جديد.",
)

HOME_PAGES: dict[str, HomePage] = {"en": EN, "fr": FR, "ar": AR}

STORY_INDEXES: dict[str, StoryIndex] = {
    "en": StoryIndex(
        locale="en",
        slug="stories",
        title="Stories",
        kicker="Long reads",
        standfirst="People, places and the long work of putting things right.",
    ),
    "fr": StoryIndex(
        locale="fr",
        slug="recits",
        title="Récits",
        kicker="Longs formats",
        standfirst="Des gens, des lieux, et le long travail de remettre les choses en état.",
    ),
    "ar": StoryIndex(
        locale="ar",
        slug="qisas",
        title="قصص",
        kicker="قراءات مطوّلة",
        standfirst="أناس وأماكن، وعمل طويل كي تعود الأمور إلى نصابها.",
    ),
}

PARTNER_DIRECTORIES: dict[str, PartnerDirectory] = {
    "en": PartnerDirectory(
        slug="partners",
        title="Partners",
        standfirst="Who the members are, and since when. The days of joining and leaving are "
        "made up for the demo.",
    ),
    "fr": PartnerDirectory(
        slug="partenaires",
        title="Partenaires",
        standfirst="Qui sont les membres, et depuis quand. Les dates d’adhésion et de départ "
        "sont inventées pour la démonstration.",
    ),
    "ar": PartnerDirectory(
        slug="shuraka",
        title="الشركاء",
        standfirst="من هم الأعضاء، ومنذ متى. تواريخ الانضمام والمغادرة مُختلقة لأغراض العرض "
        "التجريبي.",
    ),
}
