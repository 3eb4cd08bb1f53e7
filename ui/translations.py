"""The language of the window: the translations of the program's own texts and of Qt's.

The catalogues are in `resources/translations`; `packaging/translations.py` makes them. English needs none.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui.resource_files import resource

ENGLISH = "en"
FOLDER = "translations"


def languages() -> tuple[str, ...]:
    """The languages that the window speaks."""
    found = (path.stem.removeprefix("prm_") for path in resource(FOLDER).glob("prm_*.qm"))
    return tuple(sorted({ENGLISH, *found}))


def language_of(chosen: str, preferred: Sequence[str] | None = None) -> str:
    """The language to use, such as `de` or `de_AT`: the chosen one, else what the system's user likes best.

    `preferred`: the user's languages, best first; those of the system where None. What the window does not speak is
    passed over, so that texts, numbers and dates are always of one language.
    """
    if chosen:
        return chosen
    liked = (QLocale(name).name() for name in (QLocale.system().uiLanguages() if preferred is None else preferred))
    spoken = languages()
    return next((name for name in liked if name.partition("_")[0] in spoken), ENGLISH)


def install(app: QApplication, language: str) -> list[QTranslator]:
    """Show texts in this language from now on. Keep what is returned: when it goes, so do the translations."""
    locale = QLocale(language)
    QLocale.setDefault(locale)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = []
    for name, folder in (("qtbase", qt), ("prm", str(resource(FOLDER)))):
        translator = QTranslator()
        if translator.load(locale, name, "_", folder):
            QCoreApplication.installTranslator(translator)
            found.append(translator)
    app.setLayoutDirection(locale.textDirection())
    return found
