"""Two pieces of the campaign One Mission Many Nations, in Arabic."""

from home.demo.blocks import fact_box, photos, source, text
from home.demo.format import Story

HOME_PAGE = source(
    "الصفحة الرئيسية العامة، 2022",
    "التحالف الدولي ضد داعش",
    "https://theglobalcoalition.org/",
    "2022",
)

EU = Story(
    key="eu-supports",
    locale="ar",
    slug="kayfa-yadam-al-ittihad-al-urubbi-al-muhimma",
    title="كيف يدعم الاتحاد الأوروبي المهمة",
    kicker="مهمة واحدة، دول كثيرة",
    standfirst="ليست كل مساهمة بزيّ عسكري. يتحدث لويس ميغيل بوينو عن المساهمات غير العسكرية.",
    cover="hospital-after",
    authors=("desk", "studio"),
    place="",
    date_line="2022",
    tags=("OneMissionManyNations", "مهمة_واحدة", "الاستقرار"),
    campaign="one-mission",
    body=(
        text("""
            <p>حين تُذكر كلمة <i>تحالف</i> تخطر الطائرات في البال. غير أن كثيرًا مما يفعله هذا
            التحالف لا صوت له. في هذا الجزء من الحملة يروي <b>لويس ميغيل بوينو</b> ما يقدّمه الاتحاد
            الأوروبي للمهمة من دون جنود: مساهماته غير العسكرية.<sup>1</sup></p>
            <h2>ما يمكن تقديمه من دون جندي</h2>
            <p>تبيّن محاور عمل التحالف، في ما يتجاوز الحملة العسكرية، أين يمكن العمل. يمكن حرمان داعش
            من المال، ومراقبة الحدود. ويمكن أن تستعيد البلدة المحررة ماءها وكهرباءها وعيادتها. ويمكن
            الرد على الكذبة.</p>
        """),
        photos("ar", "wide", "hospital-after"),
        fact_box(
            "facts",
            "ما يتجاوز الحملة العسكرية",
            (
                ("المال", "تجفيف مصادر تمويل داعش وتفكيك بنيته الاقتصادية."),
                ("الحدود", "منع تدفق المقاتلين الأجانب."),
                ("الاستقرار", "إعادة الخدمات العامة الأساسية إلى المناطق المحررة."),
                ("الكلمة", "التصدي لدعاية التنظيم."),
            ),
            (HOME_PAGE,),
        ),
        text("""
            <p>أما كيف يبدو هذا العمل على الأرض فترويه <a href="page:al-qaim">قصة القائم</a>:
            مستشفى، وبلدة عادت من حوله.</p>
        """),
    ),
    safeguarding_note="لويس ميغيل بوينو شخص حقيقي. يذكر العرض التجريبي موضوع حديثه ولا يقتبس شيئًا "
    "من كلامه.",
    sources=(HOME_PAGE,),
    seo_title="كيف يدعم الاتحاد الأوروبي المهمة ضد داعش",
    seo_description="مساهمات الاتحاد الأوروبي غير العسكرية، ضمن حملة «مهمة واحدة، دول كثيرة».",
    related=("federal-police", "al-qaim"),
)

POLICE = Story(
    key="federal-police",
    locale="ar",
    slug="al-shurta-al-ittihadiya-al-iraqiya",
    title="الشرطة الاتحادية العراقية",
    kicker="مهمة واحدة، دول كثيرة",
    standfirst="حين تبتعد الجبهة لا بد أن يبقى أحد: صورة شريك.",
    cover="border-road",
    authors=("desk", "studio"),
    place="",
    date_line="العراق، 2022",
    tags=("OneMissionManyNations", "مهمة_واحدة", "العراق"),
    campaign="one-mission",
    body=(
        text("""
            <p>بين الدول الكثيرة في هذه المهمة دولة هي في بيتها. <b>الشرطة الاتحادية العراقية</b> من
            الشركاء الذين تعرّف بهم الحملة.<sup>1</sup></p>
            <h2>من يبقون</h2>
            <p>تتحرر البلدة في يوم، وتُصان في كل الأيام التي تليه. لا بد من أحد يقف عند التقاطع،
            ويعرف الشارع، ويُسأل عن الطريق. ذلك هو عمل الشرطة أينما كان.</p>
        """),
        photos("ar", "wide", "border-road"),
        text("""
            <p>ويقدّم شركاء آخرون غير ذلك: فما يقدّمه <a href="page:eu-supports">الاتحاد الأوروبي</a>
            ليس عسكريًا البتة.</p>
        """),
    ),
    safeguarding_note="لا يُقتبس كلام أي شرطي ولا يُصوَّر؛ والصورة رسم بلا وجوه.",
    sources=(HOME_PAGE,),
    seo_title="الشرطة الاتحادية العراقية، شريك في المهمة",
    seo_description="صورة شريك، ضمن حملة «مهمة واحدة، دول كثيرة».",
    related=("eu-supports",),
)
