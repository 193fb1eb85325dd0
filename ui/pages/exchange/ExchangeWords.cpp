#include "pages/exchange/ExchangeWords.h"

#include <algorithm>
#include <array>
#include <map>

#include <QCoreApplication>

#include "Count.h"
#include "DecisionWords.h"
#include "Language.h"
#include "Messages.h"

namespace albumen {
namespace {

constexpr std::size_t mostTold = 12; // of each side

struct ExchangeText {
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

/// A heading above rows, where there are any.
void addPart(QStringList& all, const QString& heading, const QStringList& rows)
{
    if (!rows.isEmpty()) all << heading + QLatin1Char('\t') << rows;
}

QString takenRow(const SharedLogReport& log)
{
    const ExchangeReport& met = log.met;
    const QString found = ExchangeText::tr("%Ln faces are here", nullptr, count(met.facesFound));
    const QString waiting = met.facesWaiting == 0
                                ? QString()
                                : ExchangeText::tr(", %Ln wait for their photos", nullptr, count(met.facesWaiting));
    return ExchangeText::tr("%1, %2, %3 · from %4")
        .arg(ExchangeText::tr("%Ln decisions", nullptr, count(met.decisions)),
             ExchangeText::tr("%Ln new people", nullptr, count(met.people)), found + waiting, nameText(log.file));
}

QString givenRow(const SyncReport& sync)
{
    const int decisions = count(sync.decisions);
    switch (sync.given) {
    case SyncReport::Given::written:
        return ExchangeText::tr("%Ln decisions of this library lie there now", nullptr, decisions);
    case SyncReport::Given::unchanged:
        return ExchangeText::tr("%Ln decisions of this library lay there already", nullptr, decisions);
    case SyncReport::Given::no: break;
    }
    return ExchangeText::tr("Nothing: the others do not hear of what was decided here");
}

/// What the core calls what was decided; a name comes as it is.
QString whatText(const std::string& what)
{
    [[maybe_unused]] static constexpr const char* known[] = {
        QT_TRANSLATE_NOOP("Exchange", "who it is"),
        QT_TRANSLATE_NOOP("Exchange", "what it is"),
        QT_TRANSLATE_NOOP("Exchange", "who it is too"),
        QT_TRANSLATE_NOOP("Exchange", "name"),
        QT_TRANSLATE_NOOP("Exchange", "day of birth"),
        QT_TRANSLATE_NOOP("Exchange", "place"),
        QT_TRANSLATE_NOOP("Exchange", "whether a place is proposed for it"),
        QT_TRANSLATE_NOOP("Exchange", "name of its event"),
        QT_TRANSLATE_NOOP("Exchange", "whether it is a favourite"),
        QT_TRANSLATE_NOOP("Exchange", "how many stars it has"),
        QT_TRANSLATE_NOOP("Exchange", "when it was taken"),
        QT_TRANSLATE_NOOP("Exchange", "name of the album"),
        QT_TRANSLATE_NOOP("Exchange", "what is searched for"),
        QT_TRANSLATE_NOOP("Exchange", "cover of the album"),
        QT_TRANSLATE_NOOP("Exchange", "notes of the album"),
        QT_TRANSLATE_NOOP("Exchange", "nothing")};
    return what.empty() ? QString() : QCoreApplication::translate("Exchange", what.c_str());
}

QString toldText(const ToldReport& one)
{
    const bool undo = one.what == "undo", redo = one.what == "redo";
    if (!undo && !redo) return plain(decisionSaid(one.what, one.note, one.faces, one.photos));
    if (one.of.empty()) return undo ? ExchangeText::tr("Took a decision back.") : ExchangeText::tr("Undid an undo.");
    const QString about = decisionText(one.of, one.note, one.faces, one.photos);
    return undo ? ExchangeText::tr("Undone: %1.").arg(about) : ExchangeText::tr("Redone: %1.").arg(about);
}

/// One row for what was said again and again: "Named 41 faces Anna."
QStringList toldRows(const std::vector<ToldReport>& decisions)
{
    std::vector<ToldReport> all;
    std::map<std::array<std::string, 3>, std::size_t> places;
    for (const ToldReport& one : decisions) {
        const auto [at, fresh] = places.try_emplace({one.what, one.note, one.of}, all.size());
        if (fresh) {
            all.push_back(one);
        } else {
            all[at->second].faces += one.faces;
            all[at->second].photos += one.photos;
        }
    }
    QStringList rows;
    for (const ToldReport& one : all) {
        if (static_cast<std::size_t>(rows.size()) == mostTold) break;
        rows << toldText(one);
    }
    if (all.size() > mostTold) rows << ExchangeText::tr("and %Ln more", nullptr, count(all.size() - mostTold));
    return rows;
}

QString apartRow(const ApartReport& apart)
{
    const QString photo = apart.path.empty() ? ExchangeText::tr("a photo that is not here") : nameText(apart.path);
    QString subject = apart.face || apart.person.empty() ? photo : fromUtf8(apart.person);
    if (!apart.album.empty()) subject = fromUtf8(apart.album);
    return ExchangeText::tr("%1, %2: here %3, there %4; %5 is later and holds")
        .arg(subject, whatText(apart.what), whatText(apart.ours), whatText(apart.theirs),
             whatText(apart.oursHolds ? apart.ours : apart.theirs));
}

} // namespace

QStringList comingRows(const Report& report)
{
    QStringList rows, problems;
    for (const SharedLogReport& log : report.sync->logs)
        if (log.met.decisions > 0)
            addPart(rows,
                    ExchangeText::tr("%Ln new decisions from %1", nullptr, count(log.met.decisions))
                        .arg(nameText(log.file)),
                    toldRows(log.coming));
    if (const auto& giving = report.sync->giving; !giving.empty())
        addPart(rows, ExchangeText::tr("The others would hear of %Ln decisions", nullptr, count(giving.size())),
                toldRows(giving));
    for (const Error& problem : report.problems) problems << sentenceOf(problem);
    addPart(rows, ExchangeText::tr("Could not be read"), problems);
    return rows;
}

QStringList exchangedRows(const Report& report)
{
    QStringList taken, same, apart, others;
    for (const SharedLogReport& log : report.sync->logs) {
        if (log.met.decisions + log.met.merged == 0) continue;
        taken << takenRow(log);
        if (log.own)
            others << ExchangeText::tr(
                          "%1 is this library's own: it was put back to an earlier time, or is used on two "
                          "machines")
                          .arg(nameText(log.file));
        for (const std::string& name : log.met.sameNames)
            same << ExchangeText::tr("Two people are called %1 now: merge them if they are one").arg(fromUtf8(name));
        for (const std::string& name : log.met.sameAlbums)
            same << ExchangeText::tr("Two albums are called %1 now").arg(fromUtf8(name));
        for (const ApartReport& one : log.met.apart) apart << apartRow(one);
    }
    for (const auto& gone : report.sync->gone)
        others << ExchangeText::tr("%1 lay there the last time and is gone; what it said stays").arg(nameText(gone));
    for (const Error& problem : report.problems) others << sentenceOf(problem);
    for (const Note& note : report.notes) others << plain(piecesOf(note));
    QStringList rows;
    addPart(rows, ExchangeText::tr("Decided apart"), apart);
    addPart(rows, ExchangeText::tr("Called the same"), same);
    addPart(rows, ExchangeText::tr("Taken"), taken);
    addPart(rows, ExchangeText::tr("Given"), {givenRow(*report.sync)});
    addPart(rows, ExchangeText::tr("Worth a look"), others);
    return rows;
}

std::uint64_t decisionsIn(const SyncReport& sync)
{
    std::uint64_t all = 0;
    for (const SharedLogReport& log : sync.logs) all += log.met.decisions + log.met.merged;
    return all;
}

std::size_t changesIn(const SyncReport& sync)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(sync.logs, [](const SharedLogReport& log) { return log.met.changes > 0; }));
}

} // namespace albumen
