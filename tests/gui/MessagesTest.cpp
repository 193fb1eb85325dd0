#include <catch2/catch.hpp>

#include <set>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include "DecisionWords.h"
#include "Language.h"
#include "Messages.h"
#include "base/Sentence.h"

using namespace albumen;

namespace {

bool hasHan(const QString& text)
{
    for (const QChar c : text)
        if (c.script() == QChar::Script_Han) return true;
    return false;
}

struct InChinese {
    InChinese() { setLanguage(Language::simplifiedChinese); }
    ~InChinese() { setLanguage(Language::english); }
};

} // namespace

TEST_CASE("Between two sentences stands a space in English and none in Chinese")
{
    CHECK(joined({"One.", "Two."}) == "One. Two.");
    const InChinese chinese;
    CHECK(joined({"One.", "Two."}) == "One.Two.");
}

TEST_CASE("Every code has a sentence in English and another in Chinese that holds the same numbers")
{
    for (int i = 0; i < codeCount; ++i) {
        const auto code = static_cast<Code>(i);
        INFO(nameOf(code));
        const Error error{.code = code,
                          .stage = Stage::none,
                          .path = "/there/it is",
                          .detail = "detail",
                          .needed = 5'000'000'000,
                          .available = 4'000'000'000};
        setLanguage(Language::english);
        const QString english = sentenceOf(error);
        CHECK_FALSE(english.isEmpty());
        CHECK_FALSE(hasHan(english));
        CHECK_FALSE(english.contains(QLatin1Char('%')));
        const InChinese inChinese;
        const QString chinese = sentenceOf(error);
        CHECK(hasHan(chinese));
        CHECK_FALSE(chinese.contains(QLatin1Char('%')));
        CHECK(chinese.contains(QStringLiteral("/there/it is")) == english.contains(QStringLiteral("/there/it is")));
        CHECK(chinese.contains(QLatin1Char('5')) == english.contains(QLatin1Char('5')));
    }
}

TEST_CASE("No sentence of the window tells a command, and every note has one in both languages")
{
    const auto tellsCommand = [](const QString& words) {
        return words.contains(QStringLiteral("--")) || words.contains(QStringLiteral("albumen-cli"));
    };
    for (int i = 0; i < codeCount; ++i)
        CHECK_FALSE(tellsCommand(sentenceOf({.code = static_cast<Code>(i), .stage = Stage::none, .path = "x"})));
    using What = Note::What;
    for (const What what : {What::modelMissing, What::modelAbsent, What::modelRefused, What::modelUnknown,
                            What::betterModel, What::madeAnew, What::nameless})
        for (const char* const object : {"detect", "embed", "pose"}) {
            const Note note{.what = what, .object = object, .sentence = "albumen-cli models fetch", .count = 3};
            setLanguage(Language::english);
            const QString english = plain(piecesOf(note));
            CHECK_FALSE(english.isEmpty());
            CHECK_FALSE(tellsCommand(english));
            CHECK_FALSE(english.contains(QLatin1Char('%')));
            const InChinese inChinese;
            CHECK(hasHan(plain(piecesOf(note))));
        }
    CHECK(plain(piecesOf(Note{.what = What::nameless, .count = 1})) ==
          "1 copy says no names: its file has no place for them.");
}

TEST_CASE("The path of a sentence is its object, and a path that looks like a place holder stays as it is")
{
    const Pieces pieces = piecesOf({.code = Code::noSpace,
                                    .stage = Stage::none,
                                    .path = "/a %2 b",
                                    .detail = {},
                                    .needed = 2000,
                                    .available = 1000});
    CHECK(plain(pieces) == QStringLiteral("2.0 kB needed, 1.0 kB free on /a %2 b. Nothing was copied."));
    int objects = 0;
    for (const Piece& piece : pieces) objects += piece.object;
    CHECK(objects == 1);
}

TEST_CASE("Objects stand in a sentence in the order of its language, and one that ends with a dot ends it")
{
    CHECK(piecesAround("Moved to %2 from %1.", {"Lena", "Nora"}) ==
          Pieces{{"Moved to ", false}, {"Nora", true}, {" from ", false}, {"Lena", true}, {".", false}});
    CHECK(plain(piecesAround("Fetched %1. Go on.", {"B."})) == "Fetched B. Go on.");
    CHECK(plain(piecesAround("%1 of %2", {"a %2", "b"})) == "a %2 of b");
    CHECK(piecesAround("Named %1.", {QString()}) == Pieces{{"Named ", false}, {".", false}});
}

TEST_CASE("Sizes, times and paths are said as a person would")
{
    CHECK(bytesText(0) == QStringLiteral("0 B"));
    CHECK(bytesText(999) == QStringLiteral("999 B"));
    CHECK(bytesText(3'100'000'000) == QStringLiteral("3.1 GB"));
    CHECK(bytesText(96'200'000'000) == QStringLiteral("96.2 GB"));
    CHECK(bytesText(212'000'000'000) == QStringLiteral("212 GB"));
    CHECK(leftText(std::chrono::seconds(59)) == QStringLiteral("under a minute left"));
    CHECK(leftText(std::chrono::seconds(61)) == QStringLiteral("2 min left"));
    CHECK(leftText(std::chrono::seconds(3700)) == QStringLiteral("1 h 2 min left"));
    CHECK(durationWords(1371) == QStringLiteral("22 min 51 s"));
    CHECK(pathText(toPath(QDir::homePath() + QStringLiteral("/Pictures"))) == QStringLiteral("~/Pictures"));
    CHECK(pathText(toPath(QDir::homePath() + QStringLiteral("x"))) == QDir::homePath() + QStringLiteral("x"));
    CHECK(pathText(std::filesystem::path("/bad/\xff\n")) == QString::fromUtf8("/bad/\xEF\xBF\xBD "));
}

TEST_CASE("Every text of the window is in the Chinese catalogue")
{
    QFile catalogue(QStringLiteral(ALBUMEN_SOURCE "/resources/translations/albumen_zh_CN.ts"));
    REQUIRE(catalogue.open(QIODevice::ReadOnly));
    QString known = QString::fromUtf8(catalogue.readAll());
    CHECK_FALSE(known.contains(QStringLiteral("type=\"unfinished\"")));
    known.replace(QStringLiteral("&apos;"), QStringLiteral("'")).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    known.replace(QStringLiteral("&lt;"), QStringLiteral("<"));
    QHash<QString, QString> contexts; // by name, their part of the catalogue
    for (const QString& part : known.split(QStringLiteral("<context>")).mid(1))
        contexts[part.section(QStringLiteral("<name>"), 1).section(QStringLiteral("</name>"), 0, 0)] += part;
    const QRegularExpression text(QStringLiteral("\\btr\\(\"((?:[^\"\\\\]|\\\\.)*)\""));
    const QRegularExpression method(QStringLiteral("\\b([A-Z]\\w+)::"));
    const QRegularExpression declared(QStringLiteral("Q_DECLARE_TR_FUNCTIONS\\((\\w+)\\)"));
    int found = 0;
    for (QDirIterator files(QStringLiteral(ALBUMEN_SOURCE "/ui"), {QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        QString code = QString::fromUtf8(file.readAll());
        code.replace(QRegularExpression(QStringLiteral("\"\\s*\n\\s*\"")), QString()); // one text on two lines
        QString here; // what the classes of this file may say
        for (auto match = method.globalMatch(code); match.hasNext();)
            here += contexts.value(QStringLiteral("albumen::") + match.next().captured(1));
        for (auto match = declared.globalMatch(code); match.hasNext();)
            here += contexts.value(match.next().captured(1));
        for (auto match = text.globalMatch(code); match.hasNext(); ++found) {
            const QString source = match.next().captured(1);
            INFO(file.fileName().toStdString() << ": " << source.toStdString());
            CHECK(here.contains(QStringLiteral("<source>%1</source>").arg(source)));
        }
    }
    CHECK(found > 150);
}

TEST_CASE("A sentence that ends with a name ends with one dot, and no dot within it goes")
{
    CHECK(oneDot("Undone: rename A to B..") == "Undone: rename A to B.");
    CHECK(oneDot("Moved 2 faces to B.. Their folders follow.") == "Moved 2 faces to B. Their folders follow.");
    CHECK(oneDot("Renamed a..b to c.") == "Renamed a..b to c.");
    CHECK(oneDot("Wait...") == "Wait...");
}

TEST_CASE("What was decided is said in whole sentences without arrows or words of the log, in both languages")
{
    const struct {
        const char *what, *note;
        std::uint64_t faces, photos;
        const char *said, *undo;
    } decisions[] = {
        {"merged", "Lena -> Nora", 0, 0, "Merged Lena into Nora.", "merge Lena into Nora"},
        {"renamed", "ldon -> Sheldon", 0, 0, "Renamed ldon to Sheldon.", "rename ldon to Sheldon"},
        {"renamed", "Lena -> B.", 0, 0, "Renamed Lena to B.", "rename Lena to B."}, // not two dots
        {"personChanged", "B., name deleted", 0, 0, "Deleted the name B.", "delete the name B."},
        {"renamed", "a -> b -> c", 0, 0, "Renamed a -> b -> c.", "rename a -> b -> c"}, // which name has the arrow?
        {"split", "Lena -> Nora", 2, 0, "Moved 2 faces from Lena to Nora.", "move 2 faces from Lena to Nora"},
        {"import", "picasa", 0, 3, "Imported what was known elsewhere of photos.",
         "import what was known elsewhere of photos"},
        {"import", "picasa", 2, 3, "Imported the names of 2 faces.", "import the names of 2 faces"},
        {"groupsMerged", "Unnamed 3 -> Unnamed 5", 0, 0, "Joined two groups.", "join two groups"},
        {"drawn", "", 1, 0, "Drew a face.", "draw a face"},
        {"drawn", "Lena", 1, 0, "Drew a face of Lena.", "draw a face of Lena"},
        {"photoChanged", "favourite", 0, 1, "Added 1 photo to the favourites.", "add 1 photo to the favourites"},
        {"photoChanged", "no favourite", 0, 2, "Removed 2 photos from the favourites.",
         "remove 2 photos from the favourites"},
        {"photoChanged", "4 stars", 0, 2, "Gave 2 photos 4 stars.", "give 2 photos 4 stars"},
        {"photoChanged", "1 star", 0, 1, "Gave 1 photo 1 star.", "give 1 photo 1 star"},
        {"photoChanged", "no stars", 0, 1, "Took the stars from 1 photo.", "take the stars from 1 photo"},
        {"albumChanged", "Lake, rain, cover chosen", 0, 0, "Chose a cover for the album Lake, rain.",
         "choose the cover of the album Lake, rain"},
        {"albumChanged", "Lake, cover as it was", 0, 0, "The first photo is the cover of the album Lake again.",
         "choose the cover of the album Lake"},
        {"albumChanged", "Lake, notes written", 0, 0, "Wrote notes for the album Lake.",
         "write notes for the album Lake"},
        {"albumChanged", "Lake, notes taken away", 0, 0, "Took the notes of the album Lake away.",
         "take the notes of the album Lake away"},
        {"photoChanged", "turned left", 0, 1, "Turned 1 photo to the left.", "turn 1 photo"},
        {"photoChanged", "taken as the file says", 0, 3, "Gave 3 photos the date of their files.", "date 3 photos"},
        {"photoChanged", "place Lisbon, Portugal", 0, 3, "Gave 3 photos the place Lisbon, Portugal.",
         "say where 3 photos were taken"},
        {"photoChanged", "place as the file says", 0, 1, "Gave 1 photo the place of its file.",
         "say where 1 photo was taken"},
        {"photoChanged", "places as proposed", 0, 2, "Gave 2 photos the place that was proposed.",
         "say where 2 photos were taken"},
        {"photoChanged", "not filed", 0, 1, "1 photo is not filed.", "file 1 photo no more"},
        {"photoChanged", "of a newer program", 0, 2, "Changed 2 photos.", "change 2 photos"},
        {"personChanged", "Lena, name deleted", 0, 0, "Deleted the name Lena.", "delete the name Lena"},
        {"personChanged", "Lena, not filed", 0, 0, "Lena gets no folder.", "no folder for Lena"},
        {"limitChanged", "sure +0.04, asked -0.02", 0, 0,
         "Moved the limits from their defaults: sure +0.04, asked -0.02.", "change a limit"},
        {"limitChanged", "sure +0.00, asked +0.00", 0, 0, "Put the limits back to their defaults.", "change a limit"},
        {"limitChanged", "", 0, 0, "Changed a limit.", "change a limit"}};
    for (const auto& decision : decisions) {
        INFO(decision.what << " " << decision.note);
        setLanguage(Language::english);
        const QString said = plain(decisionSaid(decision.what, decision.note, decision.faces, decision.photos));
        CHECK(said == decision.said);
        CHECK(decisionText(decision.what, decision.note, decision.faces, decision.photos) == decision.undo);
        CHECK(QFile::exists(":/icons/" + decisionIcon(decision.what) + ".svg"));
        const InChinese inChinese;
        CHECK(hasHan(plain(decisionSaid(decision.what, decision.note, decision.faces, decision.photos))));
        CHECK(hasHan(decisionText(decision.what, decision.note, decision.faces, decision.photos)));
    }
    const QString dated = plain(decisionSaid("photoChanged", "taken 2024-03-14 18:22", 0, 1));
    CHECK(dated.startsWith("Dated 1 photo "));
    CHECK(dated.contains("2024"));
    CHECK(dated.contains("18:22"));
}

TEST_CASE("A share is never nothing where something is done")
{
    CHECK(shareText(0, 59) == "0%");
    CHECK(shareText(1, 5000) == "<1%");
    CHECK(shareText(12, 59) == "20%");
    CHECK(shareText(4999, 5000) == "99%");
    CHECK(shareText(5001, 5000) == "100%");
}
