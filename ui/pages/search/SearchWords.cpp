#include "pages/search/SearchWords.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include "Marks.h"
#include "Messages.h"
#include "models/SearchChoice.h"
#include "scene/Tags.h"

namespace albumen {
namespace {

struct Search {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

/// What the core calls a way to find a photo; what follows it stays as it is: a name, a label, a number.
QString wayText(const QString& way)
{
    const std::pair<const char*, QString> ways[] = {
        {"mirrored copy", Search::tr("the same, mirrored")},
        {"name of a file or folder", Search::tr("file or folder name")},
        {"folder name", Search::tr("folder name")},
        {"file name", Search::tr("file name")},
        {"thing seen", Search::tr("thing seen")},
        {"looks like a screenshot", Search::tr("looks like a screenshot")},
        {"looks shaken", Search::tr("looks shaken")},
        {"looks unsharp", Search::tr("looks out of focus")},
        {"looks dark", Search::tr("looks dark")},
        {"has copies", Search::tr("has copies")},
        {"a film", Search::tr("a film")},
        {"favourite", Search::tr("favourite")},
        {"stars", Search::tr("stars")},
        {"duplicate", Search::tr("has copies")},
        {"likeness", Search::tr("likeness")},
        {"copy", Search::tr("the same picture")},
        {"taken at no known time", Search::tr("taken at no known time")},
        {"taken in", Search::tr("taken in")},
        {"taken", Search::tr("taken")},
        {"place", Search::tr("place")},
        {"event", Search::tr("event")},
        {"person", Search::tr("person")},
        {"guess", Search::tr("guess")},
        {"verdict", Search::tr("check")},
        {"thing", Search::tr("thing")},
        {"class", Search::tr("class")},
        {"tone", Search::tr("tone")},
        {"time", Search::tr("time")},
        {"film", Search::tr("film")},
        {"tag", Search::tr("tag")},
    };
    for (const auto& [core, words] : ways) {
        const QLatin1String known(core);
        if (way == known) return words;
        if (way.startsWith(known) && way.at(known.size()) == QLatin1Char(' ')) return words + way.mid(known.size());
    }
    return way;
}

/// A likeness in per cent, and the bits in which a copy differs not at all.
QString withNumber(const QString& way)
{
    static const QRegularExpression likeness(QStringLiteral("^likeness ([0-9.]+)$")),
        copy(QStringLiteral("^((?:mirrored )?copy)(?: \\(.*\\))?$")), stars(QStringLiteral("^([1-5]) stars?$"));
    if (const auto match = stars.match(way); match.hasMatch()) return starsText(match.captured(1).toInt());
    if (const auto match = likeness.match(way); match.hasMatch())
        return Search::tr("likeness %1").arg(likenessText(match.captured(1).toDouble()));
    if (const auto match = copy.match(way); match.hasMatch()) return wayText(match.captured(1));
    return wayText(way);
}

QString dayText(std::int64_t seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), QLocale::ShortFormat);
}

} // namespace

QString sceneText(const std::string& scene)
{
    const QHash<QByteArray, QString> words{{"people", Search::tr("people")},
                                           {"animals", Search::tr("animals")},
                                           {"landscape", Search::tr("landscape")},
                                           {"vehicles", Search::tr("vehicles")},
                                           {"buildings", Search::tr("buildings")}};
    return words.value(QByteArray::fromStdString(scene), fromUtf8(scene));
}

QString tagText(Tag tag)
{
    switch (tag) {
    case Tag::person: return Search::tr("person", "a tag");
    case Tag::animal: return Search::tr("animal");
    case Tag::vehicle: return Search::tr("vehicle");
    case Tag::furniture: return Search::tr("furniture");
    case Tag::book: return Search::tr("book");
    case Tag::bag: return Search::tr("bag");
    case Tag::sports: return Search::tr("sports");
    case Tag::food: return Search::tr("food");
    case Tag::device: return Search::tr("device");
    }
    return {};
}

QString toneText(const QString& tone)
{
    const QHash<QString, QString> words{{QStringLiteral("red"), Search::tr("red")},
                                        {QStringLiteral("orange"), Search::tr("orange")},
                                        {QStringLiteral("yellow"), Search::tr("yellow")},
                                        {QStringLiteral("green"), Search::tr("green")},
                                        {QStringLiteral("cyan"), Search::tr("cyan")},
                                        {QStringLiteral("blue"), Search::tr("blue")},
                                        {QStringLiteral("purple"), Search::tr("purple")},
                                        {QStringLiteral("pink"), Search::tr("pink")},
                                        {QStringLiteral("brown"), Search::tr("brown")},
                                        {QStringLiteral("white"), Search::tr("white")},
                                        {QStringLiteral("dark"), Search::tr("dark")},
                                        {QStringLiteral("black and white"), Search::tr("black and white")}};
    return words.value(tone, tone);
}

QString understoodText(const UnderstoodWord& word)
{
    const QString said = fromUtf8(word.word);
    if (word.as.empty()) return Search::tr("%1: nothing is called so").arg(said);
    QStringList as;
    for (const std::string& one : word.as) as << wayText(fromUtf8(one));
    return Search::tr("%1: %2").arg(said, as.join(Search::tr(", ")));
}

QString meantText(const UnderstoodWord& word)
{
    if (const auto span = spanIn(fromUtf8(word.word))) {
        const QString from = dayText(span->from), to = dayText(span->before - 1);
        return from == to ? from : Search::tr("%1 to %2").arg(from, to);
    }
    QStringList meant;
    static const QRegularExpression nearly(QStringLiteral("^(.*) \\(from (.*)\\)$"));
    for (const std::string& one : word.meant) {
        const auto match = nearly.match(fromUtf8(one));
        meant << (match.hasMatch() ? match.captured(1) : fromUtf8(one));
    }
    return meant.join(Search::tr(", "));
}

QString whyText(const std::string& why)
{
    const QString text = fromUtf8(why).replace(QLatin1String(" %)"), QLatin1String("%)")); // as tiles have it
    const qsizetype end = text.indexOf(QLatin1String(": "));
    QStringList ways;
    for (const QString& way : text.mid(end < 0 ? 0 : end + 2).split(QStringLiteral(", "))) ways << withNumber(way);
    const QString all = ways.join(Search::tr(", "));
    return end < 0 ? all : Search::tr("%1: %2").arg(text.left(end), all);
}

QString whyText(const std::vector<std::string>& why)
{
    QStringList all;
    for (const std::string& one : why) all << whyText(one);
    return all.join(QStringLiteral(" · "));
}

QString likenessText(double likeness)
{
    return QStringLiteral("%1%").arg(std::lround(100 * std::clamp(likeness, 0., 1.)));
}

} // namespace albumen
