// The program as its users see it: run as a child in a folder of its own.
#include "pipeline/errors.h"
#include "workplace.h"

using namespace std::string_literals;
using namespace emend::test;
namespace fs = std::filesystem;

namespace {

const std::string good_text = "The Council,\n\nNoting the re-\nport of the group,\n\n1. Takes note of it;\n";

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

TEST_CASE("an option that may come again takes one value each time, and what follows is an input") {
    const Workplace place;
    place.put("a.txt", good_text);
    place.put("b.txt", good_text);
    for (const std::string list :
         {"--only join_hyphens", "--skip link_notes", "--skip link_notes,read_fields", "--to md",
          "--skip link_notes --skip read_fields", "--jobs 1", "--stop-after join_hyphens"}) {
        const std::string written = list.starts_with("--to") ? "" : " --to md";
        for (const std::string& arguments :
             {"--out o a.txt b.txt " + list, list + " a.txt b.txt --out o", "a.txt " + list + " b.txt --out o"}) {
            fs::remove_all(place / "o");
            const Ran ran = place.run("clean " + arguments + written);
            INFO(arguments << "\n" << ran.err);
            CHECK(ran.code == 0);
            CHECK(place.files("o") == Files{"a.md", "b.md"});
        }
    }
    const Ran both = place.run("clean --skip join_hyphens --skip link_notes a.txt --stdout");
    CHECK_THAT(both.out, Catch::Contains("re-"));  // the first of two is not forgotten
    CHECK_THAT(place.run("clean --skip link_notes --skip join_hyphens a.txt --stdout").out, Catch::Contains("re-"));
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

TEST_CASE("the recognition engine's libraries are opened for scans only") {
    const Workplace place;
    place.put("a.txt", good_text);
    const auto opened = [&](const std::string& input) {
        const Ran ran =
            place.run("config >/dev/null; LD_DEBUG=files '" EMEND_PROGRAM "' clean " + input + " --out out");
        REQUIRE(ran.code == 0);
        return ran.err.find("libtesseract") != std::string::npos;
    };
    CHECK_FALSE(opened("a.txt"));
    CHECK(opened(EMEND_ROOT "/tests/data/marked-page.png"));
}
