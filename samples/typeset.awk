# Our Markdown as groff -ms input: front matter as a masthead, notes at the foot of the page that first refers to them.
# Called by make-scan, twice over the same file: the first pass collects the notes.

function spoken(iso,    part) {                         # 2036-12-04 -> 4 December 2036
    split(iso, part, "-")
    return part[3] + 0 " " month[part[2] + 0] " " part[1]
}
function sign(label) { return label == "asterisk" ? "*" : "\\*{" label "\\*}" }
function emphasised(text) {                             # *word* -> italics
    while (match(text, /\*[^*]+\*/))
        text = substr(text, 1, RSTART - 1) "\\fI" substr(text, RSTART + 1, RLENGTH - 2) "\\fP" substr(text, RSTART + RLENGTH)
    return text
}
function inline(text,    out, label) {           # emphasis and markers; a note is set beside its first marker
    text = emphasised(text)
    while (match(text, /\[\^[a-z0-9]+\]/)) {
        label = substr(text, RSTART + 2, RLENGTH - 3)
        out = out substr(text, 1, RSTART - 1) sign(label)
        text = substr(text, RSTART + RLENGTH)
        if (label in note && !(label in printed)) {
            printed[label] = 1
            sub(/^ /, "", text)
            out = out "\n.FS\n" sign(label) " " emphasised(note[label]) "\n.FE\n"
        }
    }
    out = out text
    sub(/\n$/, "", out)
    return out
}
function heading(text,    dot) {                        # "II. Title" as two centred lines, "A. Title" as one
    print ".sp 0.5v\n.ne 5v"
    if (text ~ /^[IVX]+\. / && (dot = index(text, ". "))) {
        print ".LP\n.ce\n\\fB" substr(text, 1, dot - 1) "\\fP"
        text = substr(text, dot + 2)
    }
    print ".LP\n.ce 2\n\\fB" inline(text) "\\fP\n.ce 0"
}
function masthead() {
    print ".ds LH " front["symbol"] "\n.ds CH\n.ds RH " front["title"] "\n.ds LF " job "\n.ds CF\n.ds RF \\\\n[PN]"
    print ".LP\nUnited Nations\\h'7.4c'\\s+4" front["symbol"] "\\s0\n.br\n\\l'15.4c'\n.sp 0.3v"
    if ("distribution" in front) print "\\h'10.9c'Distr.: " front["distribution"] "\n.br"
    print "\\h'10.9c'" spoken(front["date"]) "\n.br"
    if ("original_language" in front) print "\\h'10.9c'Original: " front["original_language"] "\n.br"
    print ".sp 0.3v\n\\fB\\s+2" front["body"] "\\s0\\fP\n.br\n" front["session"] "\n.br"
    print "Agenda item " front["agenda_item"] "\n.br\n\\fB" front["agenda_title"] "\\fP"
    if ("adopted" in front) print ".sp 0.6v\n.ce\n\\fBResolution adopted by the " front["body"] " on " spoken(front["adopted"]) "\\fP"
    if ("report" in front) print ".sp 0.4v\n.ce\n[\\fI" front["report"] "\\fP]"
}
BEGIN {
    split("January February March April May June July August September October November December", month)
}
NR == FNR {
    if (/^\[\^[a-z0-9]+\]: /) {
        label = substr($1, 3, length($1) - 4)
        note[label] = substr($0, length($1) + 2)
    }
    next
}
FNR == 1 { in_front = 1; next }
in_front && /^---$/ { in_front = 0; masthead(); next }
in_front { key = $1; sub(/:$/, "", key); sub(/^[^ ]+ /, ""); gsub(/"/, ""); front[key] = $0; next }
/^$/ || /^\[\^[a-z0-9]+\]: / { next }
{ print ".if \\n%>1 .ds LF" }                           # the job number stands on the first page alone
/^#+ / { text = $0; sub(/^#+ /, "", text); heading(text); next }
/^[0-9]+\. / { number = $1; sub(/^[0-9]+\. /, ""); print ".LP\n\\h'1.2c'" number "\\h'0.5c'" inline($0); next }
/^ +\([a-z]+\) / { letter = $1; sub(/^ +\([a-z]+\) /, ""); print ".LP\n\\h'1.8c'" letter "\\h'0.4c'" inline($0); next }
/\\$/ { sub(/\\$/, ""); print ".sp 0.5v\n.LP\n.in 9c\n" inline($0) "\n.br"; next }
/^\*[0-9]+ [A-Z][a-z]+ [0-9]+\*$/ { print inline($0) "\n.in 0"; next }
{ print ".LP\n\\h'1.2c'" inline($0) }
