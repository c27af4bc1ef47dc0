"""What the pictures of the hospital and its people are called and show."""

from home.demo.format import Picture

HOSPITAL: dict[str, Picture] = {
    "hospital-before": Picture(
        title="The hospital before",
        alt={
            "en": "A hospital front in ruins: torn walls, empty windows and rubble on the ground.",
            "fr": "Une façade d’hôpital en ruine : murs crevés, fenêtres vides, gravats au sol.",
            "ar": "واجهة مستشفى مدمرة: جدران ممزقة ونوافذ خاوية وركام على الأرض.",
        },
        caption={
            "en": "The building, imagined as the fighting left it.",
            "fr": "Le bâtiment, imaginé tel que les combats l’ont laissé.",
            "ar": "المبنى كما يُتخيَّل بعد المعارك.",
        },
        focal_point=(0.5, 0.5),
    ),
    "hospital-after": Picture(
        title="The hospital after",
        alt={
            "en": "The same front rebuilt: whole walls, clean windows, people at the door.",
            "fr": "La même façade reconstruite : murs intacts, vitres nettes, du monde à la porte.",
            "ar": "الواجهة نفسها بعد إعادة بنائها: جدران سليمة ونوافذ نظيفة وناس عند الباب.",
        },
        caption={
            "en": "The same spot, the same hour, with the doors open.",
            "fr": "Même endroit, même heure, portes ouvertes.",
            "ar": "المكان نفسه والساعة نفسها، والأبواب مفتوحة.",
        },
        focal_point=(0.5, 0.5),
    ),
    "operating-theatre": Picture(
        title="Under the lamp",
        alt={
            "en": "Four figures in surgical caps stand round a table under a large round lamp.",
            "fr": "Quatre silhouettes en calot autour d’une table, sous une grande lampe ronde.",
            "ar": "أربعة أشخاص بقبعات الجراحة حول طاولة تحت مصباح دائري كبير.",
        },
        caption={
            "en": "The lamp makes an island, and everyone on it works.",
            "fr": "La lampe fait une île, et chacun y travaille.",
            "ar": "يصنع المصباح جزيرة، وكل من عليها يعمل.",
        },
        focal_point=(0.5, 0.45),
    ),
    "pharmacy-shelves": Picture(
        title="The pharmacy shelves",
        alt={
            "en": "Shelves full of bottles, jars and boxes, crossed by a slant of window light.",
            "fr": "Des étagères pleines de flacons et de boîtes, traversées d’un rai de lumière.",
            "ar": "رفوف ملأى بالقوارير والعلب يقطعها شعاع مائل من ضوء النافذة.",
        },
        caption={
            "en": "A full shelf is quiet news.",
            "fr": "Une étagère pleine, une bonne nouvelle sans bruit.",
            "ar": "الرفّ الممتلئ خبر هادئ.",
        },
        focal_point=(0.55, 0.4),
    ),
    "doctor-morning": Picture(
        title="The doctor’s morning",
        alt={
            "en": "A stethoscope and a glass of tea on a table by a window that looks on a river.",
            "fr": "Un stéthoscope et un verre de thé près d’une fenêtre ouverte sur le fleuve.",
            "ar": "سمّاعة طبية وكأس شاي على طاولة قرب نافذة تطل على نهر.",
        },
        caption={
            "en": "Tea first. Then the rest of the day.",
            "fr": "Le thé d’abord. Le reste du jour ensuite.",
            "ar": "الشاي أولاً، ثم بقية النهار.",
        },
        focal_point=(0.5, 0.55),
    ),
    "waiting-room": Picture(
        title="The waiting room",
        alt={
            "en": "People in silhouette wait on a long bench under three tall, bright windows.",
            "fr": "Des silhouettes patientent sur un long banc, sous trois fenêtres claires.",
            "ar": "أشخاص كظلال ينتظرون على مقعد طويل تحت ثلاث نوافذ عالية مضيئة.",
        },
        caption={
            "en": "Waiting, in a town that has practice at it.",
            "fr": "Attendre, dans une ville qui en a l’habitude.",
            "ar": "انتظار في بلدة تمرّست بالانتظار.",
        },
        focal_point=(0.5, 0.6),
    ),
    "doctor-portrait": Picture(
        title="The doctor, against the light",
        alt={
            "en": "A doctor seen from behind, dark against the round light of a low sun.",
            "fr": "Une médecin de dos, à contre-jour devant le disque d’un soleil bas.",
            "ar": "طبيبة من الخلف، قاتمة أمام قرص شمس منخفضة.",
        },
        caption={
            "en": "A composite, drawn from behind on purpose.",
            "fr": "Un personnage composite, dessiné de dos à dessein.",
            "ar": "شخصية مركّبة، رُسمت من الخلف عمداً.",
        },
        focal_point=(0.5, 0.42),
    ),
    "night-shift": Picture(
        title="Night shift",
        alt={
            "en": "A lone figure walks down a long hospital corridor under pools of lamplight.",
            "fr": "Une silhouette seule marche dans un long couloir d’hôpital, sous les lampes.",
            "ar": "شخص وحيد يمشي في ممر مستشفى طويل تحت برك من ضوء المصابيح.",
        },
        caption={
            "en": "At night the corridor is as long as it wants to be.",
            "fr": "La nuit, le couloir est aussi long qu’il veut.",
            "ar": "في الليل يطول الممر كما يشاء.",
        },
        focal_point=(0.5, 0.5),
    ),
}
