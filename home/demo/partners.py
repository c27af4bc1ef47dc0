"""The members that the demo's directory names, in three languages.

Who is a member is public knowledge. The days of joining are made up for the demo, such that there
are 80 members in August 2019 and 85 in the middle of 2022.
"""

from home.demo.format import Partner, Translated

NOTE: Translated = {
    "en": "Demo content: the days are made up.",
    "fr": "Contenu de démonstration : les dates sont inventées.",
    "ar": "محتوى تجريبي: التواريخ مُختلقة.",
}

_STATES = {
    "2014-09-05": """
        AU Australia|Australie|أستراليا
        CA Canada|Canada|كندا
        DK Denmark|Danemark|الدنمارك
        FR France|France|فرنسا
        DE Germany|Allemagne|ألمانيا
        IT Italy|Italie|إيطاليا
        PL Poland|Pologne|بولندا
        TR Türkiye|Türkiye|تركيا
        GB United Kingdom|Royaume-Uni|المملكة المتحدة
        US United States|États-Unis|الولايات المتحدة
    """,
    "2014-09-15": """
        BH Bahrain|Bahreïn|البحرين
        BE Belgium|Belgique|بلجيكا
        EG Egypt|Égypte|مصر
        IQ Iraq|Irak|العراق
        JP Japan|Japon|اليابان
        JO Jordan|Jordanie|الأردن
        KW Kuwait|Koweït|الكويت
        LB Lebanon|Liban|لبنان
        NL Netherlands|Pays-Bas|هولندا
        NO Norway|Norvège|النرويج
        OM Oman|Oman|عُمان
        QA Qatar|Qatar|قطر
        SA Saudi Arabia|Arabie saoudite|السعودية
        ES Spain|Espagne|إسبانيا
        AE United Arab Emirates|Émirats arabes unis|الإمارات العربية المتحدة
    """,
    "2014-10-20": """
        AL Albania|Albanie|ألبانيا
        AT Austria|Autriche|النمسا
        BG Bulgaria|Bulgarie|بلغاريا
        HR Croatia|Croatie|كرواتيا
        CY Cyprus|Chypre|قبرص
        CZ Czechia|Tchéquie|التشيك
        EE Estonia|Estonie|إستونيا
        FI Finland|Finlande|فنلندا
        GE Georgia|Géorgie|جورجيا
        GR Greece|Grèce|اليونان
        HU Hungary|Hongrie|المجر
        IS Iceland|Islande|آيسلندا
        IE Ireland|Irlande|أيرلندا
        XK Kosovo|Kosovo|كوسوفو
        LV Latvia|Lettonie|لاتفيا
        LT Lithuania|Lituanie|ليتوانيا
        LU Luxembourg|Luxembourg|لوكسمبورغ
        MK North Macedonia|Macédoine du Nord|مقدونيا الشمالية
        MD Moldova|Moldavie|مولدوفا
        ME Montenegro|Monténégro|الجبل الأسود
        MA Morocco|Maroc|المغرب
        NZ New Zealand|Nouvelle-Zélande|نيوزيلندا
        PA Panama|Panama|بنما
        PT Portugal|Portugal|البرتغال
        KR Republic of Korea|République de Corée|جمهورية كوريا
        RO Romania|Roumanie|رومانيا
        RS Serbia|Serbie|صربيا
        SG Singapore|Singapour|سنغافورة
        SK Slovakia|Slovaquie|سلوفاكيا
        SI Slovenia|Slovénie|سلوفينيا
        SO Somalia|Somalie|الصومال
        SE Sweden|Suède|السويد
        TW Taiwan|Taïwan|تايوان
        UA Ukraine|Ukraine|أوكرانيا
    """,
    "2015-05-18": """
        BA Bosnia and Herzegovina|Bosnie-Herzégovine|البوسنة والهرسك
        MY Malaysia|Malaisie|ماليزيا
        NG Nigeria|Nigéria|نيجيريا
        TN Tunisia|Tunisie|تونس
    """,
    "2016-12-12": """
        AF Afghanistan|Afghanistan|أفغانستان
        LY Libya|Libye|ليبيا
    """,
    "2017-06-19": """
        TD Chad|Tchad|تشاد
        DJ Djibouti|Djibouti|جيبوتي
        ET Ethiopia|Éthiopie|إثيوبيا
        NE Niger|Niger|النيجر
    """,
    "2018-03-12": """
        CM Cameroon|Cameroun|الكاميرون
        PH Philippines|Philippines|الفلبين
    """,
    "2019-02-04": """
        FJ Fiji|Fidji|فيجي
        GN Guinea|Guinée|غينيا
        KE Kenya|Kenya|كينيا
        GH Ghana|Ghana|غانا
    """,
    "2020-09-14": "MR Mauritania|Mauritanie|موريتانيا",
    "2021-03-22": "YE Yemen|Yémen|اليمن",
    "2021-06-28": """
        CF Central African Republic|République centrafricaine|جمهورية أفريقيا الوسطى
        CD DR Congo|République démocratique du Congo|جمهورية الكونغو الديمقراطية
    """,
    "2021-12-06": "BF Burkina Faso|Burkina Faso|بوركينا فاسو",
}
_ORGANISATIONS = {
    "2014-09-15": """
        arab-league League of Arab States|Ligue des États arabes|جامعة الدول العربية
        eu European Union|Union européenne|الاتحاد الأوروبي
    """,
    "2016-10-10": "interpol INTERPOL|INTERPOL|الإنتربول",
    "2017-05-25": "nato NATO|OTAN|حلف شمال الأطلسي (الناتو)",
    "2018-02-13": "cen-sad CEN-SAD|Communauté des États sahélo-sahariens|تجمع دول الساحل والصحراء",
}


def _listed(kind: str, by_day: dict[str, str]) -> list[Partner]:
    found = []
    for day, lines in by_day.items():
        for line in lines.strip().splitlines():
            key, _space, names = line.strip().partition(" ")
            translated = dict(zip(("en", "fr", "ar"), names.split("|"), strict=True))
            found.append(Partner(key=key, kind=kind, names=translated, joined_on=day))
    return found


PARTNERS = [
    *_listed("state", _STATES),
    *_listed("organisation", _ORGANISATIONS),
    # Nobody is said to have left who has not: so that there is a former member, one is made up.
    Partner(
        key="demo-office",
        kind="organisation",
        names={
            "en": "Demo Office (made up)",
            "fr": "Bureau de démonstration (inventé)",
            "ar": "المكتب التجريبي (مختلق)",
        },
        joined_on="2015-05-18",
        left_on="2018-06-30",
    ),
]
