#include "pages/cleanup/CleanupWords.h"

#include <array>

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

#include "DateText.h"
#include "Messages.h"

namespace albumen {
namespace {

struct Cleanup {
    Q_DECLARE_TR_FUNCTIONS(Cleanup)
};

QString shareOf(float number)
{
    return QLocale().toString(static_cast<double>(number), 'f', 2);
}

QString reasonsText(const std::vector<std::string>& reasons)
{
    QStringList words;
    for (const std::string& reason : reasons) words << reasonText(reason);
    return words.join(Cleanup::tr(", "));
}

QString thrownText(std::int64_t ms)
{
    const int zone = QDateTime::fromMSecsSinceEpoch(ms).offsetFromUtc();
    return Cleanup::tr("In the trash since %1").arg(takenText(ms / 1000 + zone, DateSpan::moment));
}

/// As a tile has room for.
QString thrownDay(std::int64_t ms)
{
    return Cleanup::tr("Since %1")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).date(),
                                Cleanup::tr("d MMM yyyy", "a date in short")));
}

/// In as few words as stand below a tile: its file is named there too.
QString unreadText(const Error& error)
{
    switch (error.code) {
    case Code::fileVanished: return Cleanup::tr("Went away");
    case Code::fileUnreadable: return Cleanup::tr("Cannot be read");
    case Code::fileTooBig: return Cleanup::tr("File over the limit");
    case Code::imageBroken: return Cleanup::tr("Damaged or cut off");
    case Code::imageTooBig: return Cleanup::tr("Pixels over the limit");
    case Code::imageUnsupported: return Cleanup::tr("Unknown kind of picture");
    case Code::imageTimeout: return Cleanup::tr("Took too long to read");
    case Code::filmUnsupported: return Cleanup::tr("Unknown kind of film");
    case Code::outOfMemory: return Cleanup::tr("Too little memory");
    default: return sentenceOf(error);
    }
}

} // namespace

QString tabId(CleanupTab tab)
{
    static constexpr std::array<const char*, cleanupTabs> ids{
        "shaken", "unsharp", "dark", "screenshots", "similar", "duplicates", "large", "unreadable", "trash"};
    return QLatin1String(ids[static_cast<std::size_t>(tab)]);
}

QString tabText(CleanupTab tab)
{
    switch (tab) {
    case CleanupTab::shaken: return Cleanup::tr("Shaken");
    case CleanupTab::unsharp: return Cleanup::tr("Out of focus");
    case CleanupTab::dark: return Cleanup::tr("Dark");
    case CleanupTab::screenshots: return Cleanup::tr("Screenshots");
    case CleanupTab::similar: return Cleanup::tr("Similar");
    case CleanupTab::duplicates: return Cleanup::tr("Duplicates");
    case CleanupTab::large: return Cleanup::tr("Large");
    case CleanupTab::unreadable: return Cleanup::tr("Unreadable");
    case CleanupTab::trash: return Cleanup::tr("Trash");
    }
    return {};
}

QString emptyText(CleanupTab tab, std::uint64_t looked)
{
    const auto count = static_cast<int>(looked);
    switch (tab) {
    case CleanupTab::shaken: return Cleanup::tr("Nothing shaken. %Ln photos looked at.", nullptr, count);
    case CleanupTab::unsharp: return Cleanup::tr("Nothing out of focus. %Ln photos looked at.", nullptr, count);
    case CleanupTab::dark: return Cleanup::tr("Nothing too dark. %Ln photos looked at.", nullptr, count);
    case CleanupTab::screenshots: return Cleanup::tr("No screenshots. %Ln photos looked at.", nullptr, count);
    case CleanupTab::similar: return Cleanup::tr("No similar photos. %Ln photos looked at.", nullptr, count);
    case CleanupTab::duplicates: return Cleanup::tr("No duplicates. %Ln photos looked at.", nullptr, count);
    case CleanupTab::large: return Cleanup::tr("No file has more than 10 MB.");
    case CleanupTab::unreadable: return Cleanup::tr("Every photo could be read.");
    case CleanupTab::trash: return Cleanup::tr("The trash is empty.");
    }
    return {};
}

QString reasonText(const std::string& reason)
{
    const QHash<QByteArray, QString> words{
        {"kept by a person", Cleanup::tr("you keep it")},
        {"favourite", Cleanup::tr("favourite")},
        {"four stars or more", Cleanup::tr("four stars or more")},
        {"in an album", Cleanup::tr("in an album")},
        {"only photo of somebody that day", Cleanup::tr("only photo of somebody that day")},
        {"the one that stays of its scene", Cleanup::tr("the one that stays of its scene")},
        {"moved into the archive", Cleanup::tr("moved into the archive")},
        {"not shaken", Cleanup::tr("not shaken")},
        {"more people", Cleanup::tr("more people")},
        {"better faces", Cleanup::tr("better faces")},
        {"original", Cleanup::tr("original")},
        {"sharper", Cleanup::tr("sharpest")},
        {"better exposed", Cleanup::tr("best exposed")},
        {"larger", Cleanup::tr("largest")},
        {"more bytes", Cleanup::tr("least compressed")},
        {"found first", Cleanup::tr("found first")},
        {"more stars", Cleanup::tr("most stars")},
        {"older", Cleanup::tr("oldest file")},
        {"says more", Cleanup::tr("says most of when and where")},
        {"says what no other one says", Cleanup::tr("says what no other one says")},
    };
    return words.value(QByteArray::fromStdString(reason), fromUtf8(reason));
}

QString pillText(const CleanupEntry& entry)
{
    switch (entry.mark) {
    case CleanupMark::kept: return Cleanup::tr("Kept");
    case CleanupMark::trashed: return Cleanup::tr("In the trash");
    case CleanupMark::restored: return Cleanup::tr("Restored");
    case CleanupMark::none: break;
    }
    if (entry.gone) return Cleanup::tr("Taken out of the trash");
    if (entry.thrownMs > 0) return entry.moved ? QString() : Cleanup::tr("Not moved yet");
    if (entry.photo.best) return Cleanup::tr("Proposed: keep");
    return entry.proposed ? Cleanup::tr("Proposed: trash") : QString();
}

QString numberWords(const CleanupEntry& entry, CleanupTab tab, std::optional<float> limit)
{
    if (tab == CleanupTab::trash) return thrownText(entry.thrownMs);
    if (entry.photo.unread) return {};
    if (tab == CleanupTab::large || tab == CleanupTab::unreadable) return bytesText(entry.photo.bytes);
    const QString number = shareOf(entry.photo.number);
    if (!isOfGroups(tab)) return limit ? Cleanup::tr("%1, limit %2").arg(number, shareOf(*limit)) : number;
    if (entry.photo.best) return Cleanup::tr("The best of its group");
    if (!entry.photo.why.empty()) return Cleanup::tr("The same picture");
    return limit ? Cleanup::tr("Alike %1, limit %2").arg(number, shareOf(*limit)) : Cleanup::tr("Alike %1").arg(number);
}

QString tileNumber(const CleanupEntry& entry, CleanupTab tab, std::optional<float> limit)
{
    if (tab == CleanupTab::trash) return thrownDay(entry.thrownMs);
    return entry.photo.unread ? unreadText(*entry.photo.unread) : numberWords(entry, tab, limit);
}

QString whyWords(const CleanupEntry& entry, CleanupTab tab)
{
    const ReviewPhoto& photo = entry.photo;
    if (tab == CleanupTab::trash || tab == CleanupTab::large) return {};
    if (photo.unread) return sentenceOf(*photo.unread);
    if (photo.best) return reasonsText(photo.keptBy);
    if (!photo.keptBy.empty()) return Cleanup::tr("Stays: %1").arg(reasonsText(photo.keptBy));
    return entry.proposed ? Cleanup::tr("No reason to keep it") : QString();
}

QString proposalText(const CleanupEntry& entry, const QString& against)
{
    const QString words = pillText(entry);
    if (entry.mark != CleanupMark::none || words.isEmpty()) return words;
    const QString why = entry.photo.best ? reasonsText(entry.photo.keptBy) : against;
    return why.isEmpty() ? words : Cleanup::tr("%1, %2", "what is proposed, and why").arg(words, why);
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::shaken: return tabText(CleanupTab::shaken);
    case Verdict::unsharp: return tabText(CleanupTab::unsharp);
    case Verdict::dark: return tabText(CleanupTab::dark);
    case Verdict::screenshot: return Cleanup::tr("Screenshot", "one");
    }
    return {};
}

QString verdictWords(const std::vector<VerdictCard>& verdicts)
{
    QStringList words;
    for (const VerdictCard& card : verdicts) {
        if (!card.holds) continue;
        words << verdictText(card.verdict) + QLatin1Char(' ') + shareOf(card.number);
    }
    return words.join(Cleanup::tr(", "));
}

} // namespace albumen
