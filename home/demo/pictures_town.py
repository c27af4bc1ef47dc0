"""What the pictures of the town and its river are called and show."""

from home.demo.format import Picture

TOWN: dict[str, Picture] = {
    "al-qaim-dawn": Picture(
        title="Al-Qaim at dawn",
        alt={
            "en": "A river town at dawn: flat roofs, a minaret and date palms under a rising sun.",
            "fr": "Une ville au bord du fleuve à l’aube : toits plats, minaret et dattiers.",
            "ar": "بلدة على ضفة النهر عند الفجر: أسطح مستوية ومئذنة ونخيل تحت شمس تشرق.",
        },
        caption={
            "en": "First light on the Euphrates. Every picture here is drawn.",
            "fr": "Premières lueurs sur l’Euphrate. Ici, toutes les images sont dessinées.",
            "ar": "أول الضوء على الفرات. جميع الصور هنا مرسومة.",
        },
        focal_point=(0.62, 0.45),
    ),
    "market-street": Picture(
        title="A market street opens",
        alt={
            "en": "Shoppers in silhouette walk down a market street between striped awnings.",
            "fr": "Des silhouettes descendent une rue de marché entre des auvents rayés.",
            "ar": "متسوقون كظلال يسيرون في شارع السوق بين مظلات مخططة.",
        },
        caption={
            "en": "A shutter goes up, then the next one.",
            "fr": "Un rideau de fer se lève, puis le suivant.",
            "ar": "يُرفع باب دكان، ثم الذي يليه.",
        },
        focal_point=(0.5, 0.5),
    ),
    "euphrates-bridge": Picture(
        title="The bridge over the Euphrates",
        alt={
            "en": "An arched bridge crosses a wide river at sunset, with a lorry on its deck.",
            "fr": "Un pont à arches franchit un large fleuve au couchant, un camion au milieu.",
            "ar": "جسر مقوّس يعبر نهراً عريضاً عند الغروب وعليه شاحنة.",
        },
        caption={
            "en": "A bridge is the shortest sentence a river town can say.",
            "fr": "Un pont : la phrase la plus courte d’une ville de fleuve.",
            "ar": "الجسر أقصر جملة تقولها بلدة على نهر.",
        },
        focal_point=(0.45, 0.5),
    ),
    "border-road": Picture(
        title="The border road",
        alt={
            "en": "A road winds through desert hills at dusk; one lorry has its headlights on.",
            "fr": "Une route serpente dans les collines du désert, un camion a allumé ses phares.",
            "ar": "طريق يتلوّى بين تلال الصحراء عند الغسق وشاحنة واحدة أضاءت مصابيحها.",
        },
        caption={
            "en": "The road west, where the country ends in a line of hills.",
            "fr": "La route de l’ouest, là où le pays finit en une ligne de collines.",
            "ar": "الطريق إلى الغرب، حيث ينتهي البلد بخط من التلال.",
        },
        focal_point=(0.55, 0.55),
    ),
    "school-walk": Picture(
        title="The way to school",
        alt={
            "en": "Five children with satchels walk along a wall, their long shadows before them.",
            "fr": "Cinq enfants, cartable au dos, longent un mur ; leurs ombres les précèdent.",
            "ar": "خمسة أطفال بحقائبهم يسيرون بمحاذاة جدار وظلالهم الطويلة أمامهم.",
        },
        caption={
            "en": "Half past seven: the shadows arrive first.",
            "fr": "Sept heures et demie : les ombres arrivent les premières.",
            "ar": "السابعة والنصف: تصل الظلال أولاً.",
        },
        focal_point=(0.5, 0.6),
    ),
    "night-generator": Picture(
        title="The generator street",
        alt={
            "en": "A night street: wires fan out from a pole to houses with yellow windows.",
            "fr": "Une rue la nuit : des fils partent d’un poteau vers des fenêtres jaunes.",
            "ar": "شارع ليلي: أسلاك تتفرع من عمود إلى بيوت نوافذها صفراء.",
        },
        caption={
            "en": "One generator, one street, one moon.",
            "fr": "Un groupe électrogène, une rue, une lune.",
            "ar": "مولّدة واحدة وشارع واحد وقمر واحد.",
        },
        focal_point=(0.45, 0.5),
    ),
    "rooftop-dusk": Picture(
        title="Rooftop at dusk",
        alt={
            "en": "Two people sit on a rooftop at dusk beside a washing line, under a thin moon.",
            "fr": "Deux personnes assises sur un toit au crépuscule, près d’un fil à linge.",
            "ar": "شخصان يجلسان على سطح عند الغسق قرب حبل غسيل تحت هلال رفيع.",
        },
        caption={
            "en": "After the heat, the roof.",
            "fr": "Après la chaleur, le toit.",
            "ar": "بعد الحر، يأتي السطح.",
        },
        focal_point=(0.4, 0.6),
    ),
}
