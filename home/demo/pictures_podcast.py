"""What the picture of the podcast is called and shows."""

from home.demo.format import Picture

PODCAST: dict[str, Picture] = {
    "on-the-line": Picture(
        title="On The Line",
        alt={
            "en": "A microphone in silhouette before a pale sun; rings of sound go out from it.",
            "fr": "Un microphone en silhouette devant un soleil pâle, d’où partent des ondes.",
            "ar": "ميكروفون كظلّ أمام شمس شاحبة تنطلق منه حلقات صوت.",
        },
        caption={
            "en": "The cover of the podcast.",
            "fr": "La couverture du podcast.",
            "ar": "غلاف البودكاست.",
        },
        focal_point=(0.5, 0.45),
    ),
}
