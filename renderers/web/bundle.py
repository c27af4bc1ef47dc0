"""Puts a module and all that it imports into one: thirty files would cost thirty round trips.

The files run as they are from any server; this only saves time. It knows the modules of this
folder, not JavaScript: named imports, exports of declarations, no circles. It refuses the rest.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_DYNAMIC = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
_LEFT_OVER = re.compile(r"^(?:import|export) .*", re.MULTILINE)


@dataclass
class Bundle:
    """The modules that an entry needs, each once, what is imported before what imports it."""

    root: Path
    names: dict[Path, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    open: list[Path] = field(default_factory=list)

    def of(self, entry: Path) -> str:
        """Return the entry with everything it imports inside it."""
        body, _exports = self._read(entry)
        return "".join(self.parts) + body

    def _add(self, module: Path) -> str:
        """Add a module and return the name that its exports go by."""
        if module in self.open:
            raise ValueError(f"{module} is imported in a circle.")
        if module not in self.names:
            body, exports = self._read(module)
            name = self.names[module] = f"module{len(self.names)}"
            given = f"return {{ {', '.join(exports)} }};"
            self.parts.append(f"const {name} = (() => {{\n{body}\n{given}\n}})();\n")
        return self.names[module]

    def _read(self, module: Path) -> tuple[str, list[str]]:
        self.open.append(module)
        text = _IMPORT.sub(lambda found: self._imported(module, found), module.read_text("utf-8"))
        exports = [found[2] for found in _EXPORT.finditer(text)]
        text = _EXPORT.sub(r"\1", text)
        text = _DYNAMIC.sub(lambda found: f'import("{self._address(module, found[1])}")', text)
        if left := _LEFT_OVER.search(text):
            raise ValueError(f"{module}: this can’t be bundled: {left[0]}")
        self.open.pop()
        return text, exports

    def _imported(self, module: Path, found: re.Match[str]) -> str:
        name = self._add((module.parent / found[2]).resolve())
        if not found[1]:
            return ""
        return f"const {{{found[1].replace(' as ', ': ')}}} = {name};\n"

    def _address(self, module: Path, relative: str) -> str:
        return f"/{(module.parent / relative).resolve().relative_to(self.root).as_posix()}"


def bundle(entry: Path, root: Path) -> str:
    """Return a module with all it imports in one; its dynamic imports lead to the same files."""
    return Bundle(root).of(entry)
