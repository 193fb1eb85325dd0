#include "pages/offsite/OffsiteWords.h"

#include <QCoreApplication>

#include "Count.h"
#include "Language.h"
#include "Messages.h"
#include "offsite/ShownAddress.h"

namespace albumen {
namespace {

struct OffsiteText {
    Q_DECLARE_TR_FUNCTIONS(Offsite)
};

QString leftOutText(const OffsiteDone& done)
{
    return done.leftOut == 0 ? QString()
                             : OffsiteText::tr("%Ln links and the like were left out.", nullptr, count(done.leftOut));
}

/// Since the last sending; empty: none.
QString lastCheckText(const OffsiteCard& card)
{
    if (card.checkedMs == 0) return {};
    const QString when = whenText(card.checkedMs);
    return card.differed == 0 ? OffsiteText::tr("Checked %1: all as here.").arg(when)
                              : OffsiteText::tr("Checked %1: %Ln files there are not as here. Send again.", nullptr,
                                                count(card.differed))
                                    .arg(when);
}

QString sendingText(const OffsiteCard& card)
{
    const QString there =
        OffsiteText::tr("%Ln files are there, %1", nullptr, count(card.files)).arg(bytesText(card.bytes));
    const QString when = whenText(card.lastMs);
    if (card.lastMs == 0) return OffsiteText::tr("Nothing was sent yet.");
    if (card.outcome == "sent") return OffsiteText::tr("Sent %1. %2.").arg(when, there);
    if (card.outcome == "sent with problems")
        return OffsiteText::tr("Sent %1, but not all of it. %2.").arg(when, there);
    if (card.outcome == "cancelled")
        return OffsiteText::tr("Stopped %1: the next sending goes on from there.").arg(when);
    return OffsiteText::tr("The sending of %1 failed.").arg(when);
}

} // namespace

QString kindText(OffsiteKind kind)
{
    switch (kind) {
    case OffsiteKind::folder: return OffsiteText::tr("A folder on a drive or a share");
    case OffsiteKind::rclone: return OffsiteText::tr("A cloud or a server, by rclone");
    case OffsiteKind::restic: return OffsiteText::tr("An encrypted repository, by restic");
    }
    return {};
}

QString whereText(const OffsitePlace& place)
{
    return place.kind == OffsiteKind::folder ? pathText(place.where) : fromUtf8(shownAddress(place.where));
}

QString goesText(const OffsitePlace& place)
{
    if (place.zips && place.photos) return OffsiteText::tr("The archive, backups of the library, zips and originals.");
    if (place.zips) return OffsiteText::tr("The archive, backups of the library and zips.");
    if (place.photos) return OffsiteText::tr("The archive, backups of the library and originals.");
    return OffsiteText::tr("The archive and backups of the library.");
}

QString lastText(const OffsiteCard& card)
{
    return joined({sendingText(card), lastCheckText(card)});
}

QString encryptionText(const OffsiteCard& card)
{
    const OffsiteKind kind = card.place.kind;
    switch (card.encryption) {
    case Encryption::all: return OffsiteText::tr("Encrypted.");
    case Encryption::contents:
        return OffsiteText::tr("Encrypted, but the names of people and files can be read there.");
    case Encryption::none:
        return kind == OffsiteKind::folder ? OffsiteText::tr("Not encrypted: whoever has this drive can look at it.")
                                           : OffsiteText::tr("Not encrypted: whoever runs this server can look at it.");
    case Encryption::unknown: break;
    }
    if (kind == OffsiteKind::restic)
        return OffsiteText::tr(
            "restic is not installed here. Install the package of that name to send, check and bring back.");
    return OffsiteText::tr("Whether it is encrypted is not known: rclone is not installed here, or does not know the "
                           "remote any more.");
}

bool openToOthers(Encryption encryption)
{
    return encryption != Encryption::all;
}

QString sameDiskText()
{
    return OffsiteText::tr("On the same disk as the photos: no protection when that disk dies.");
}

QString sentText(const OffsiteReport& report)
{
    const OffsiteDone& done = report.done;
    const QString name = fromUtf8(report.place);
    const QString there =
        OffsiteText::tr("%Ln files are there, %1", nullptr, count(done.files)).arg(bytesText(done.bytes));
    return joined({OffsiteText::tr("%Ln files were sent to %1.", nullptr, count(done.sent)).arg(name),
                   done.put == 0
                       ? QString()
                       : OffsiteText::tr("%Ln older files are kept in .removed there.", nullptr, count(done.put)),
                   done.sizesOnly ? OffsiteText::tr("%1, compared with what is here by their sizes alone.").arg(there)
                                  : OffsiteText::tr("%1, compared with what is here.").arg(there),
                   leftOutText(done)});
}

QString checkedText(const OffsiteReport& report)
{
    const OffsiteDone& done = report.done;
    const QString name = fromUtf8(report.place);
    return joined(
        {report.done.problems.empty()
             ? OffsiteText::tr("All %Ln files at %1 are as they are here.", nullptr, count(done.files)).arg(name)
             : OffsiteText::tr("%Ln files at %1 were looked at.", nullptr, count(done.files)).arg(name),
         done.sizesOnly ? OffsiteText::tr("The place tells nothing but their sizes.") : QString(),
         done.waiting == 0 ? QString()
                           : OffsiteText::tr("%Ln files are new or changed here and were not sent yet.", nullptr,
                                             count(done.waiting)),
         leftOutText(done)});
}

QString fetchedText(const OffsiteReport& report, const std::filesystem::path& to)
{
    const OffsiteDone& done = report.done;
    return joined({OffsiteText::tr("%Ln files were brought to %1.", nullptr, count(done.sent)).arg(pathText(to)),
                   done.files > done.sent
                       ? OffsiteText::tr("%Ln files were there already.", nullptr, count(done.files - done.sent))
                       : QString()});
}

} // namespace albumen
