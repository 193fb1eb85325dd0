#include <catch2/catch.hpp>

#include <set>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

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
        const QString code = QString::fromUtf8(file.readAll());
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
