// The program as its users see it: run as a child in a folder of its own.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "pipeline/errors.h"

using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

const std::string good_text = "The Council,\n\nNoting the re-\nport of the group,\n\n1. Takes note of it;\n";

struct Ran {
    int code = -1;
    std::string out, err;
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A folder that goes when the test ends, and the program run in it.
class Workplace {
public:
    Workplace() {
        std::string name = (fs::temp_directory_path() / "emend-command-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    ~Workplace() { fs::remove_all(folder_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    fs::path put(const fs::path& name, const std::string& bytes) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    std::string get(const fs::path& name) const { return bytes_of(folder_ / name); }
    fs::path operator/(const fs::path& name) const { return folder_ / name; }

    // `arguments` as a shell has them, redirections of standard input among them.
    Ran run(const std::string& arguments) const {
        const std::string command = "cd '" + folder_.string() + "' || exit 99; '" EMEND_PROGRAM "' " + arguments;
        const std::string out = (folder_ / ".out").string(), err = (folder_ / ".err").string();
        const int status = std::system(("exec >'" + out + "' 2>'" + err + "'; " + command).c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, get(".out"), get(".err")};
    }

    // The files below a folder, with their folders.
    std::set<std::string> files(const fs::path& below) const {
        std::set<std::string> names;
        if (!fs::exists(folder_ / below)) return names;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / below)) {
            if (entry.is_regular_file()) names.insert(fs::relative(entry.path(), folder_ / below).generic_string());
        }
        return names;
    }

private:
    fs::path folder_;
};

using Files = std::set<std::string>;

}  // namespace

TEST_CASE("wrong usage is told with what would be right, and ends with 2") {
    const Workplace place;
    place.put("a.txt", good_text);
    const auto refused = [&](const std::string& arguments, const std::string& message) {
        const Ran ran = place.run(arguments);
        INFO(arguments << "\n" << ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK_THAT(ran.err, Catch::StartsWith("emend: ") && Catch::Contains(message));
    };
    refused("", "subcommand");
    refused("clena a.txt", "emend --help");
    refused("clean", "INPUT");
    refused("clean a.txt", "--out DIR");
    refused("clean a.txt --out o --nonsense", "--nonsense");
    refused("clean a.txt --out o --to md,docx", "\"docx\" is no value for to; give one of md, json, txt");
    refused("clean a.txt --out o --apply-from 1.5", "give a number from 0 to 1");
    refused("clean a.txt --out o --jobs many", "\"many\" is no value for jobs");
    refused("clean a.txt --out o --only spell", "\"spell\" is no stage; the stages are normalise_unicode, ");
    refused("clean a.txt --out o --stop-after spell", "the stages are");
    place.put("b.txt", good_text);
    refused("clean . --stdout", "--stdout is for a single input");
    refused("clean a.txt --out o --config nowhere.toml", "nowhere.toml");
    CHECK_FALSE(fs::exists(place / "o"));
}

TEST_CASE("help and version need nothing, and end well") {
    const Workplace place;
    CHECK_THAT(place.run("--version").out, Catch::StartsWith("emend "));
    for (const char* command :
         {"", "clean ", "explain ", "notes ", "undo ", "learn ", "stages ", "config ", "doctor "}) {
        const Ran help = place.run(command + "--help"s);
        INFO(command);
        CHECK(help.code == 0);
        CHECK_THAT(help.out, Catch::Contains("Usage: emend"));
    }
    const Ran stages = place.run("stages");
    CHECK(stages.code == 0);
    CHECK_THAT(stages.out, Catch::StartsWith("normalise_unicode  ") && Catch::Contains("\njoin_hyphens "));
}

TEST_CASE("configuration: what is printed is what is read, and the command line wins") {
    const Workplace place;
    place.put("first.toml",
              place.run("config --to txt,md --jobs 3 --skip join_hyphens --apply-from 0.9 --name 'a\"b'").out);
    const Ran again = place.run("--config first.toml config");
    CHECK(again.code == 0);
    CHECK(again.out == place.get("first.toml"));
    CHECK_THAT(again.out, Catch::Contains("to = [\"txt\", \"md\"]") && Catch::Contains("apply-from = 0.9\n"));
    CHECK(place.run("config --config first.toml").out == again.out);
    CHECK_THAT(place.run("config --config first.toml --jobs 2").out, Catch::Contains("\njobs = 2\n"));

    // Every option of the command line is a key, and the other way round.
    Files keys, flags;
    std::istringstream lines(place.run("config").out);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != '#') keys.insert(line.substr(0, line.find(' ')));
    }
    std::istringstream help(place.run("clean --help").out);
    for (std::string line; std::getline(help, line);) {
        if (line.starts_with("  --")) flags.insert(line.substr(4, line.find(' ', 4) - 4));
    }
    flags.erase("config");
    CHECK(keys == flags);
    CHECK(keys.size() > 20);
}

TEST_CASE("mistakes in a configuration file are told with their line") {
    const Workplace place;
    place.put("a.txt", good_text);
    const auto told = [&](const std::string& toml) {
        place.put("c.toml", toml);
        const Ran ran = place.run("clean a.txt --out o --config c.toml");
        CHECK(ran.code == 2);
        return ran.err;
    };
    CHECK_THAT(told("jobs = 1\n\nworkers = 2\n"), Catch::Contains("c.toml:3: unknown key workers"));
    CHECK_THAT(told("\njobs = \"2\"\n"), Catch::Contains("c.toml:2: jobs is of the wrong type; give a whole number"));
    CHECK_THAT(told("to = [\"pdf\"]\n"), Catch::Contains("c.toml:1: \"pdf\" is no value for to"));
    CHECK_THAT(told("jobs = 1\njobs = \n"), Catch::Contains("c.toml:2"));
    CHECK_THAT(told("[limits]\nmax-pages = 1\n"), Catch::Contains("c.toml:1: unknown key limits"));
    CHECK_FALSE(fs::exists(place / "o"));
    place.put("c.toml", "to = [\"md\"]\nquiet = true\n");
    const Ran ran = place.run("clean a.txt --out o --config c.toml");
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK(place.files("o") == Files{"a.md"});
}

TEST_CASE("a folder is cleaned with its folders, links are refused, names that clash keep their extensions") {
    const Workplace place;
    place.put("in/a.txt", good_text);
    place.put("in/a.md", "# A title\n\nA text.\n");
    place.put("in/deep/er/b.txt", good_text);
    place.put("in/deep/b.dat", "not for us");
    fs::create_symlink(place / "in/a.txt", place / "in/link.txt");
    const Ran ran = place.run("clean in --out out --to txt");
    CHECK(ran.code == 1);
    CHECK(place.files("out") == Files{"a.txt.txt", "a.md.txt", "deep/er/b.txt"});
    CHECK_THAT(ran.err, Catch::Contains("emend: in/link.txt: a symbolic link; give the file that it points to\n"));
    CHECK_THAT(ran.err, Catch::Contains("passed over 1 of no readable kind, such as in/deep/b.dat"));
    CHECK_THAT(ran.err,
               Catch::Contains("done in/a.md: 1 page, ") && Catch::Contains("done in/deep/er/b.txt: 1 page, "));
    // In order, though side by side.
    CHECK(ran.err.find("done in/a.md") < ran.err.find("done in/a.txt"));
    CHECK(ran.err.find("done in/a.txt") < ran.err.find("done in/deep/er/b.txt"));
    CHECK(ran.err.find("done in/deep/er/b.txt") < ran.err.find("in/link.txt"));
}

TEST_CASE("names: clashes that cannot be parted are refused, inputs are never replaced, odd names are kept") {
    const Workplace place;
    place.put("one/a.txt", good_text);
    place.put("two/a.txt", good_text);
    place.put("[1]", good_text);
    place.put("config", good_text);
    place.put("text.md", good_text);
    place.put("dots.in.name.txt", good_text);
    Ran ran = place.run("clean one two --out out");
    CHECK(ran.code == 2);
    CHECK_THAT(ran.err, Catch::Contains("two/a.txt: would be written to the same name as one/a.txt"));
    ran = place.run("clean text.md --out .");
    CHECK(ran.code == 2);
    CHECK_THAT(ran.err, Catch::Contains("the result would replace an input"));
    CHECK(place.get("text.md") == good_text);
    CHECK_FALSE(fs::exists(place / "out"));
    ran = place.run("clean '[1]' config dots.in.name.txt one/a.txt one one/../one/a.txt --to md --out out");
    CHECK(ran.code == 0);
    CHECK(place.files("out") == Files{"[1].md", "config.md", "dots.in.name.md", "a.md"});
    // A folder of results inside the folder of inputs is no input.
    ran = place.run("clean one --to md --out one/out");
    CHECK(place.run("clean one --to md --out one/out").code == 0);
    CHECK(place.files("one") == Files{"a.txt", "out/a.md"});
}

TEST_CASE("standard input and standard output") {
    const Workplace place;
    place.put("a.txt", good_text);
    CHECK(place.run("clean a.txt --out out --to md").code == 0);
    Ran ran = place.run("clean - --stdout --name some/a.txt <a.txt");
    CHECK(ran.code == 0);
    CHECK(ran.out == place.get("out/a.md"));
    ran = place.run("clean a.txt --stdout --out nothing --to txt,md --quiet");
    CHECK(ran.code == 0);
    CHECK_THAT(ran.out, Catch::Contains("Noting the report of the group,"));
    CHECK(ran.err.empty());
    CHECK_FALSE(fs::exists(place / "nothing"));
    CHECK(place.run("clean - --out named --to md --name folder/b.txt <a.txt").code == 0);
    CHECK(place.run("clean - --out named --to md <a.txt").code == 0);
    CHECK(place.files("named") == Files{"b.md", "standard-input.md"});
    ran = place.run("clean a.txt --stdout >/dev/full");
    CHECK(ran.code == 5);
    CHECK_THAT(ran.err, Catch::Contains("emend: standard output: cannot be written"));
}

TEST_CASE("bad inputs leave nothing behind, and the others are still done") {
    const Workplace place;
    place.put("a.txt", good_text);
    place.put("z.txt", good_text);
    place.put("empty.txt", "");
    place.put("rubbish.txt", std::string("\x00\x01\xff\xfe\x7f\x00", 6) + std::string(3000, '\x03'));
    place.put("cut.tif", "II*\0\x08\0\0\0"s);
    place.put("broken.pdf", "%PDF-1.7\nnothing more");
    mkfifo((place / "pipe").c_str(), 0600);
    fs::create_directories(place / "hollow/inside");
    for (const char* bad :
         {"empty.txt", "rubbish.txt", "cut.tif", "broken.pdf", "pipe", "hollow", "nowhere.txt", "/dev/null"}) {
        const Ran ran = place.run("clean "s + bad + " --out out");
        INFO(bad << ": " << ran.err);
        CHECK(ran.code == 3);
        CHECK_THAT(ran.err, Catch::StartsWith("emend: "s + bad + ": ") && Catch::Contains("; "));
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
        CHECK(place.files("out").empty());
    }
    const Ran ran = place.run("clean a.txt empty.txt rubbish.txt pipe z.txt --out out --to md --quiet");
    CHECK(ran.code == 1);
    CHECK(place.files("out") == Files{"a.md", "z.md"});
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 3);
}

TEST_CASE("a folder that cannot be written is noticed before work begins") {
    const Workplace place;
    place.put("a.txt", good_text);
    for (const char* folder : {"a.txt/below", "a.txt", "/proc/emend", "/sys"}) {
        const Ran ran = place.run("clean a.txt nowhere.txt --out "s + folder);
        INFO(ran.err);
        CHECK(ran.code == 5);
        CHECK_THAT(ran.err, Catch::StartsWith("emend: "s + folder) && !Catch::Contains("nowhere"));
    }
    // One result cannot be written; no half of it is left.
    fs::create_directories(place / "out/a.md");
    const Ran ran = place.run("clean a.txt --to md --out out");
    CHECK(ran.code == 5);
    CHECK(place.files("out").empty());
}

TEST_CASE("what is missing is named with its package, and ends with 4") {
    const Workplace place;
    place.put("a.txt", good_text);
    Ran ran = place.run("clean a.txt --out out --dictionary tlh_KX");
    CHECK(ran.code == 4);
    CHECK_THAT(ran.err, Catch::Contains("hunspell-tlh-kx"));
    ran = place.run("clean a.txt --out out --dictionaries nowhere");
    CHECK(ran.code == 4);
    place.put("page.pgm", "P5 400 400 255\n" + std::string(160000, '\xff'));
    ran = place.run("clean page.pgm --out out --language tlh");
    CHECK(ran.code == 4);
    CHECK_THAT(ran.err, Catch::Contains("tlh") && Catch::Contains("tesseract-ocr-"));
    CHECK(place.files("out").empty());
    ran = place.run("doctor --language eng+tlh --dictionary tlh_KX");
    CHECK(ran.code == 4);
    CHECK_THAT(ran.out, Catch::Contains("MISSING") && Catch::Contains("tesseract-ocr-tlh") &&
                            Catch::Contains("hunspell-tlh-kx") && Catch::Contains("pdftotext"));
}

TEST_CASE("undo gives back what was read, byte for byte") {
    const Workplace place;
    const std::vector<std::pair<std::string, std::string>> texts{
        {"plain", good_text},
        {"crlf", "One line\r\nand an-\r\nother;  two blanks \r\n\r\n\tThe end"},
        {"bom",
         "\xEF\xBB\xBF"
         "The Council,\n"},
        {"latin1",
         "Caf\xE9"
         " cr\xE8"
         "me, na\xEF"
         "ve r\xE9"
         "sum\xE9"
         "s and the d\xE9"
         "but of an \xE9"
         "lite\n"},
        {"decomposed",
         "Cafe\xCC\x81 and re\xCC\x81"
         "sume\xCC\x81\n\fPage two\n"},
        {"utf16",
         "\xFF\xFE"
         "A\0 \0w\0o\0r\0d\0\r\0\n\0"s},
    };
    for (const auto& [name, bytes] : texts) {
        place.put(name + ".txt", bytes);
        const Ran cleaned = place.run("clean " + name + ".txt --out out --quiet");
        INFO(name << cleaned.err);
        REQUIRE(cleaned.code == 0);
        CHECK(cleaned.err.empty());
        CHECK(place.run("undo out/" + name + ".json").out == bytes);
    }
    CHECK(place.run("undo out/bom.json --out back.txt").code == 0);
    CHECK(place.get("back.txt") == texts[2].second);
    CHECK(place.run("undo plain.txt").code == 3);
    CHECK(place.run("undo nowhere.json").code == 3);
    CHECK(place.run("undo out/bom.json --out plain.txt/x").code == 5);
}

TEST_CASE("explain tells every edit, by page and by stage, and drives no terminal") {
    const Workplace place;
    // A ligature in a word that also clears the screen, and a word broken at a line's end.
    place.put("a.txt",
              "The \xEF\xAC\x81\x1b[2J"
              "rst red re-\nport of the group of people who met.\n" +
                  std::string(200, 'a'));
    REQUIRE(place.run("clean a.txt --out out").code == 0);
    const Ran all = place.run("explain out/a.json");
    CHECK(all.code == 0);
    CHECK_THAT(all.out, Catch::StartsWith("a.txt: ") && Catch::Contains("\npage 1\n") &&
                            Catch::Contains("  join_hyphens\n") && Catch::Contains("-> \"report\""));
    CHECK(all.out.find('\x1b') == std::string::npos);
    CHECK_THAT(all.out, Catch::Contains("\\x1b[2J"));
    const Ran stage = place.run("explain out/a.json --stage join_hyphens");
    CHECK_THAT(stage.out, Catch::Contains("\"report\"") && !Catch::Contains("normalise_unicode"));
    CHECK_THAT(place.run("explain out/a.json --page 7").out, !Catch::Contains("page"));
    CHECK(place.run("explain out/a.json --stage spell").code == 2);
    CHECK(place.run("explain a.txt").code == 3);
    // The same with a certainty that nothing reaches: suggested, and not in the text.
    REQUIRE(place.run("clean a.txt --out shy --apply-from 1").code == 0);
    const Ran shy = place.run("explain shy/a.json --suggested");
    CHECK_THAT(shy.out, Catch::Contains("suggested") && Catch::Contains("report"));
    CHECK(shy.out.find(" applied ") == std::string::npos);
}

TEST_CASE("notes checks Markdown and records alike, and its exit code tells") {
    const Workplace place;
    place.put("a.txt",
              "The Council,\n\nNoting the report,1 and the plan,2\n\n1. Takes note of it;\n\n1 See A/70/1.\n2 Ibid.\n");
    REQUIRE(place.run("clean a.txt --out out").code == 0);
    const Ran markdown = place.run("notes out/a.md"), record = place.run("notes out/a.json");
    CHECK(markdown.code == 0);
    CHECK(record.code == 0);
    CHECK_THAT(markdown.out, Catch::StartsWith("2 notes, 2 markers\n") && Catch::Contains("See A/70/1.") &&
                                 Catch::EndsWith("nothing is wrong\n"));
    CHECK_THAT(record.out, Catch::StartsWith("2 notes, 2 markers\n") && Catch::Contains("page 1"));
    const Ran table = place.run("explain out/a.json --notes");
    CHECK(table.code == 0);
    CHECK_THAT(table.out, Catch::StartsWith("a.txt: 2 markers, 2 notes\n") &&
                              Catch::Contains("\nmarker  1      \"1\"") && Catch::Contains("\nnote    2 "));
    place.put("broken.md", "a[^1] \x1b[2J b[^3]\n\n[^1]: x \x1b[2J\n\n[^2]: y\n");
    const Ran broken = place.run("notes broken.md");
    CHECK(broken.code == 6);
    CHECK_THAT(broken.out, Catch::Contains("line 1: [^3] has no note") &&
                               Catch::Contains("line 5: [^2] has no marker") && Catch::EndsWith("2 faults\n"));
    CHECK(broken.out.find('\x1b') == std::string::npos);
    const Ran json = place.run("notes broken.md --json");
    CHECK(json.code == 6);
    CHECK_THAT(json.out, Catch::Contains("\"sound\": false") && Catch::Contains("\"kind\": \"no note\""));
    CHECK(place.run("notes nowhere.md").code == 3);
    CHECK(place.run("notes out").code == 3);
    place.put("other.json", "{}");
    CHECK(place.run("notes other.json").code == 3);
}

TEST_CASE("an orphan stands first in the table of notes") {
    const Workplace place;
    place.put("a.md", "Noting the report,[^1] and the plan,[^3]\n\n[^1]: See A/70/1.\n\n[^2]: Ibid.\n");
    REQUIRE(place.run("clean a.md --out out").code == 0);
    const Ran table = place.run("explain out/a.json --notes");
    const auto orphan = table.out.find("no note"), sound = table.out.find("\nmarker  1 ");
    INFO(table.out);
    REQUIRE(orphan != std::string::npos);
    REQUIRE(sound != std::string::npos);
    CHECK(orphan < sound);
    CHECK_THAT(table.out, Catch::Contains("inferred: page-end"));
    CHECK(place.run("explain out/a.json --notes --page 7").out.find("marker  ") == std::string::npos);
}

TEST_CASE("names that would drive a terminal are shown, not sent") {
    const Workplace place;
    const fs::path odd = "in/caf\xE9\x1b[2J\x9b.txt";
    place.put(odd, good_text);
    const Ran ran = place.run("clean in --out out --to md");
    CHECK(ran.code == 0);
    CHECK(ran.err.starts_with("done in/caf\\xe9\\x1b[2J\\x9b.txt: 1 page"));
    CHECK(emend::printable("é “ok” \xF0\x9F\x98\x80\n") == "é “ok” \xF0\x9F\x98\x80\n");
    CHECK(emend::printable("\xE2\x80\xAE\xC3") == "\\xe2\\x80\\xae\\xc3");
}

TEST_CASE("any number of threads and any order of inputs gives the same bytes") {
    const Workplace place;
    for (int n = 0; n < 12; ++n) {
        place.put("in/" + std::to_string(n) + ".txt",
                  good_text + "\fPage two of " + std::to_string(n) + ", which goes on.\n");
    }
    REQUIRE(place.run("clean in --out one --jobs 1").code == 0);
    REQUIRE(place.run("clean in --out four --jobs 4").code == 0);
    const Files files = place.files("one");
    CHECK(files.size() == 24);
    CHECK(place.files("four") == files);
    for (const std::string& file : files) CHECK(place.get("one/" + file) == place.get("four/" + file));
}

TEST_CASE("an interrupt ends the work with 130 and leaves whole files only") {
    const Workplace place;
    for (int n = 0; n < 1000; ++n) place.put("in/" + std::to_string(n) + ".txt", good_text);
    const Ran ran = place.run(
        "clean in --out out --to md & emend=$!; for i in $(seq 500); do [ -n \"$(ls out 2>/dev/null)\" ] && break; "
        "sleep 0.02; done; kill -TERM $emend; wait $emend");
    CHECK(ran.code == 130);
    CHECK_THAT(ran.err, Catch::Contains("emend: interrupted"));
    const Files files = place.files("out");
    CHECK(files.size() < 1000);
    for (const std::string& file : files) CHECK_THAT(place.get("out/" + file), Catch::EndsWith("of it;\n"));
    // While it waits for standard input, a second signal ends it at once.
    mkfifo((place / "pipe").c_str(), 0600);
    const Ran waiting = place.run(
        "clean - --out late <>pipe & emend=$!; for i in $(seq 500); do [ -d late ] && break; sleep 0.02; done; kill "
        "-TERM $emend; sleep 0.2; kill -TERM $emend; wait $emend");
    CHECK(waiting.code == 130);
}

TEST_CASE("a reading that is kept gives the same as reading anew, and needs no recogniser") {
    const Workplace place;
    const std::string scan = EMEND_ROOT "/samples/seed-bank-archives.tif";
    REQUIRE(place.run("clean " + scan + " --quiet --out fresh").code == 0);
    REQUIRE(place.run("clean " + scan + " --quiet --out kept --readings readings").code == 0);
    REQUIRE(place.files("readings").size() == 1);
    const auto recalled = [&](const std::string& options) {
        return place.run("config >/dev/null; TESSDATA_PREFIX=/nowhere '" EMEND_PROGRAM "' clean " + scan +
                         " --quiet --out recalled --readings readings " + options);
    };
    REQUIRE(recalled("").code == 0);
    for (const std::string name : {"seed-bank-archives.md", "seed-bank-archives.json"}) {
        CHECK(place.get("kept/" + name) == place.get("fresh/" + name));
        CHECK(place.get("recalled/" + name) == place.get("fresh/" + name));
    }
    CHECK(recalled("--dpi 200").code != 0);  // read in another way: nothing is kept of that
    place.put("readings/" + *place.files("readings").begin(), "damaged");
    CHECK(recalled("").code != 0);
    REQUIRE(place.run("clean " + scan + " --quiet --out mended --readings readings").code == 0);
    CHECK(place.get("mended/seed-bank-archives.json") == place.get("fresh/seed-bank-archives.json"));
}
