"""Where a locator points: the passages of the documents that a statement cites.

A locator names headings, from the outer to the inner ("Pathology / Histology", "Question 9, comments (STZ upfront)"), several
places separated by semicolons; a voice that others report names the document first. A heading is a line that begins with the
words of the locator, markup left out. Its passage ends at the next heading of the same depth that any locator names, or
that the document marks (#). What a locator says beyond headings (a paragraph, a remark in parentheses) narrows it for
people only.
"""

import collections
import re


LONGEST_TABLE = 120  # lines
HEAD_OF_TABLE = 12  # lines, in which row names look like headings of the text around it

NAMES = re.compile(r"Ki-67|\[?\d+(?:Lu|Ga|In|Cu|F)\b|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def numbers(text):
    """The numbers of a text; those inside a name (Ki-67, 177Lu, G2) are none."""
    return re.findall(r"(?<![\w.])\d+(?:[.,]\d+)?(?!\w)", NAMES.sub(" ", text))


def plain(text):
    text = re.sub(r"<[^>]*>|[#*_$\\|`{}^]", " ", text).replace("leq", "<=").replace("≤", "<=")
    text = re.sub(r"neuroendocrine (?:tumor|carcinoma)s? \((\w+)\)", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def places(locator):
    """Each place as the list of its parts: headings, and hints that no heading begins with."""
    outer = re.sub(r"\([^()]*\)", " ", locator)
    outer = re.sub(r"\bFigures (\d) and (\d)", r"Figure \1; Figure \2", outer)
    outer = re.sub(r"\bAfter |[,]? (?:row \d+|motivation)\b", "", outer)
    for place in outer.split(";"):
        parts = [part.strip(" .,?'\"") for part in re.split(r" / |, | and (?=[A-Z])|\.\.\.", place)]
        if any(parts):
            yield [part for part in parts if part]


class Document:
    def __init__(self, text):
        self.lines = [*text.splitlines(), ""]
        self.plain = [plain(line) for line in self.lines]
        self.marks = [len(re.match(r"#*", line).group()) for line in self.lines]
        long = sum(len(line) > 100 for line in self.lines)
        self.wrapped = long * 10 < len(self.lines)  # then a heading is a line of its own, or two
        self.siblings = collections.defaultdict(set)  # depth -> the headings that locators name there

    def name(self, parts):
        if re.match("table|figure", parts[0], re.I):
            parts = parts[:1]  # rows and columns are no headings
        for depth, part in enumerate(parts):
            self.siblings[depth].add(plain(part).lower())

    def begins(self, line, heading):
        text = self.plain[line]
        number = re.fullmatch(r"(?:recommendation )?(\d\.\d)", heading)
        if number:  # "Recommendation 2.1" is the row with "2.1."
            return re.match(rf"(?:.*\s)?{re.escape(number.group(1))}\. ", text[:120]) is not None
        if self.marks[line]:
            return heading in text.lower()
        if not text[:1].isupper():
            return False
        if self.wrapped:
            if self.plain[line - 1] and self.plain[line + 1]:
                return False
            both = f"{text} {next(filter(None, self.plain[line + 1:line + 3]), '')}".lower()
            whole = (heading, f"{heading} of recommendations")
            return text.lower() in whole or (both.startswith(heading) and len(heading) >= len(text)) or (
                self.is_caption(line) and both.startswith(heading))
        return text.lower().startswith(heading) and not re.match(r"\w", text[len(heading):])

    def is_caption(self, line):
        return re.match(r"(Table|Figure|Fig\.) \d", self.plain[line]) is not None

    def is_row(self, line):
        return any(self.is_caption(above) for above in range(max(0, line - HEAD_OF_TABLE), line))

    def passage(self, start, depth, end):
        """The lines of the heading at `start`. A table or figure stands between lines of the text and does not end them."""
        if self.is_caption(start):
            stops = (line for line in range(start + 1, end) if self.is_caption(line))
            return range(start, min(next(stops, end), start + LONGEST_TABLE))
        for line in range(start + 1, end):
            if self.marks[start]:
                if self.marks[line] and self.marks[line] <= self.marks[start]:
                    return range(start, line)
            elif not self.is_caption(line) and not self.is_row(line) and any(self.begins(line, other) for outer in range(depth + 1) for other in self.siblings[outer]):
                return range(start, line)
        return range(start, end)

    def resolve(self, parts):
        """The lines of a place; none where no part of it is a heading."""
        found = []
        for depth, part in enumerate(parts):
            heading = plain(part).lower()
            if heading in ("abstract", "title") and not any(self.begins(i, heading) for i in range(len(self.lines))):
                found = [range(0, next(i for i in range(len(self.lines)) if self.begins(i, "introduction")))]
                continue
            if any(self.is_caption(span.start) for span in found):
                break
            inside = [line for span in found for line in span if self.begins(line, heading)]
            anywhere = [line for line in range(len(self.lines)) if self.begins(line, heading)]
            # the same words head several sections: what is meant is below, or comes next
            after = [line for line in anywhere if found and line >= found[0].stop]
            lines = inside or after[:1] or anywhere
            if lines:
                ends = {line: next((span.stop for span in found if line in span), len(self.lines)) for line in lines}
                found = [self.passage(line, depth, ends[line]) for line in lines]
        return found

    def text(self, parts):
        return "\n".join(self.lines[line] for span in self.resolve(parts) for line in span)


class Documents:
    """All documents, and the passage of any locator in them. `cited`: (source, locator) of everything that cites them."""

    def __init__(self, folder, cited):
        self.documents = {path.stem: Document(path.read_text()) for path in folder.glob("*.txt")}
        for source, locator in cited:
            for document, parts in self.where(source, locator):
                if parts:
                    self.documents[document].name(parts)

    def where(self, source, locator):
        """The document and the parts of each place. The document is the source itself, or named first."""
        document = source
        for parts in places(locator):
            if parts[0] in self.documents:
                document, parts = parts[0], parts[1:]
            yield document, parts

    def passages(self, source, locator):
        """The text of each place; empty where no heading of the document answers to it."""
        for document, parts in self.where(source, locator):
            yield self.documents[document].text(parts) if document in self.documents else ""
