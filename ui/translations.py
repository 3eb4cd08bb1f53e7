"""The language of the window: the translations of the program's own texts and of Qt's."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def language_of(chosen: str) -> str:
    """The language to use: the chosen one, or the system's."""
    return chosen or QLocale.system().name()


def install(app: QApplication, language: str) -> list[QTranslator]:
    """Show texts in this language from now on, where there are translations. Keep what is returned."""
    locale = QLocale(language)
    QLocale.setDefault(locale)
    found = []
    own = str(files("resources").joinpath("i18n"))
    for name, folder in (("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), ("prm", own)):
        translator = QTranslator()
        if translator.load(locale, name, "_", folder):
            QCoreApplication.installTranslator(translator)
            found.append(translator)
    app.setLayoutDirection(locale.textDirection())
    return found
