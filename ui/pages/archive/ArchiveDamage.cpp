// The Archive page: what is filed and is not what it was, in kinds and words, and making it again.
#include <algorithm>
#include <utility>

#include <QFile>

#include "Count.h"
#include "Language.h"
#include "Navigator.h"
#include "Worker.h"
#include "pages/archive/ArchivePage.h"
#include "widgets/TreePanel.h"

namespace albumen {
namespace {

constexpr std::size_t namesSaid = 3;

/// Nobody's are in a folder all the same.
QString whoseText(const DamageCard& card)
{
    if (!card.name.empty()) return fromUtf8(card.name);
    return card.zip ? pathText(card.file.stem()) : nameText(card.file.parent_path());
}

bool isOf(const DamageCard& card, const std::vector<DamageCard>& cards)
{
    return std::ranges::any_of(cards,
                               [&card](const DamageCard& one) { return one.file == card.file && isDamage(one.flaw); });
}

/// The next filing makes a copy with a number beside what somebody edited.
bool willHaveCopyBeside(const DamageCard& card)
{
    return !isDamage(card) && !card.zip && !card.from.empty() && card.beside.empty();
}

bool hasCopyBeside(const DamageCard& card, const std::vector<DamageCard>& cards)
{
    return std::ranges::any_of(cards,
                               [&card](const DamageCard& one) { return one.file == card.file && !one.beside.empty(); });
}

} // namespace

QString ArchivePage::flawText(Flaw flaw)
{
    switch (flaw) {
    case Flaw::missing: return tr("missing");
    case Flaw::damaged: return tr("damaged");
    case Flaw::lost: return tr("lost");
    case Flaw::edited: return tr("edited by somebody");
    case Flaw::foreign: return tr("not from Albumen");
    case Flaw::blocked: return tr("something else in its place");
    case Flaw::closed: return tr("permission is missing");
    }
    return {};
}

QString ArchivePage::flawsText(const Flaws& flaws)
{
    QStringList kinds;
    for (const Flaw flaw : allFlaws)
        if (flaws.of(flaw) > 0) kinds << tr("%1 %2").arg(numberText(flaws.of(flaw)), flawText(flaw));
    return kinds.join(tr(", "));
}

/// Why filing does not bring it back.
QString ArchivePage::whyNotText(const DamageCard& card)
{
    switch (card.flaw) {
    case Flaw::lost: return tr("nothing: no photo and no other copy is left");
    case Flaw::edited:
    case Flaw::foreign: return tr("stays as it is");
    case Flaw::blocked: return tr("nothing until what was there is back");
    default:
        return card.zip ? tr("nothing: no copy in its folder is there") : tr("nothing: its photo is not there now");
    }
}

QString ArchivePage::madeFromText(const DamageCard& card)
{
    if (card.from.empty() || card.flaw == Flaw::blocked || card.flaw == Flaw::lost) return whyNotText(card);
    const QString from = card.zip ? tr("the copies in the folder") : nameText(card.from);
    if (!card.beside.empty()) return tr("%1 lies beside it").arg(nameText(card.beside));
    return canBeMadeAgain(card) ? from : tr("%1, as a numbered file beside it").arg(from);
}

TreeRow ArchivePage::damageRow(const DamageCard& card)
{
    return {.cells = {nameText(card.file), whoseText(card), flawText(card.flaw), madeFromText(card)},
            .id = QFile::decodeName(QByteArray::fromStdString(card.file.parent_path().native()))};
}

void ArchivePage::showDamage()
{
    worker_.ask(
        this, [&archive = archive_] { return archive.damaged(); },
        [this](const Result<std::vector<DamageCard>>& damaged) {
            if (!damaged) return sayError(damaged.error());
            Panel panel{.again = [this] { showDamage(); }};
            TreeContent& content = panel.content;
            content.title = tr("%Ln files are not what was filed", nullptr, count(damaged->size()));
            content.headings = {tr("File"), tr("Person"), tr("State"), tr("Copied again from")};
            content.empty = tr("Every file is what was filed.");
            for (const DamageCard& card : *damaged) content.rows << damageRow(card);
            std::vector<DamageCard> again;
            std::ranges::copy_if(*damaged, std::back_inserter(again), canBeMadeAgain);
            std::vector<std::filesystem::path> lost;
            for (const DamageCard& card : *damaged)
                if (card.flaw == Flaw::lost) lost.push_back(card.file);
            const QString kinds = tr("%1.").arg(flawsText(flawsOf(*damaged)));
            const QString none = tr("Nothing of it can be copied again now. What somebody edited stays.");
            const QString some =
                tr("Copying again makes each from its photo, and zips from the copies. What somebody edited stays.");
            std::vector<DamageCard> besides;
            std::ranges::copy_if(*damaged, std::back_inserter(besides), willHaveCopyBeside);
            QStringList below{kinds, again.empty() ? none : some};
            if (!again.empty() && !besides.empty()) below << tr("Its photo is copied beside it, with a number.");
            if (!damaged->empty()) content.below = joined(below);
            if (!again.empty() && !bridge_.running()) content.step = tr("Copy again");
            again.insert(again.end(), besides.begin(), besides.end());
            panel.step = [this, again] { copyAgain(again); };
            if (!lost.empty() && !bridge_.running())
                content.more = tr("Do not miss %Ln lost files", nullptr, count(lost.size()));
            panel.more = [this, lost] { paths_->leaveOut(lost); };
            showFolders(panel);
            openPanel(std::move(panel));
        });
}

void ArchivePage::copyAgain(const std::vector<DamageCard>& cards)
{
    const bool zips = std::ranges::any_of(cards, &DamageCard::zip);
    const bool copies = !std::ranges::all_of(cards, &DamageCard::zip);
    start(copies ? Job::file : Job::zip);
    if (!bridge_.running()) return;
    awaited_ = cards;
    zipNext_ = copies && zips; // of copies that are whole again
}

bool ArchivePage::isCopyingAgain() const
{
    return !awaited_.empty() && report_ && report_->outcome == Outcome::completed;
}

/// What became of those that were to be copied again: back or not, and what got a copy beside it.
ArchivePage::CameBack ArchivePage::cameBack(const std::vector<DamageCard>& awaited, const std::vector<DamageCard>& now)
{
    CameBack became;
    for (const DamageCard& card : awaited) {
        if (!isDamage(card)) {
            became.beside += hasCopyBeside(card, now) ? 1 : 0;
            continue;
        }
        ++became.all;
        if (isOf(card, now)) became.left << nameText(card.file);
    }
    return became;
}

Pieces ArchivePage::cameBackText(const CameBack& became)
{
    const int missed = static_cast<int>(became.left.size()), back = became.all - missed;
    QStringList sentences;
    if (missed == 0 && became.all > 0)
        sentences << tr("%Ln files are back.", nullptr, became.all);
    else if (missed > static_cast<int>(namesSaid))
        sentences << tr("%2 of %Ln files are back. Not back: %1 and others.", nullptr, became.all);
    else if (missed > 0)
        sentences << tr("%2 of %Ln files are back. Not back: %1.", nullptr, became.all);
    if (became.beside > 0)
        sentences << tr("%Ln photos were copied beside what somebody edited.", nullptr, became.beside);
    const QString words = joined(sentences).replace(QLatin1String("%2"), numberText(static_cast<std::uint64_t>(back)));
    return piecesAround(words, {became.left.mid(0, static_cast<int>(namesSaid)).join(tr(", "))});
}

/// One message at the end of all steps, and the page says the same until the next job.
void ArchivePage::tellCameBack(const std::vector<DamageCard>& now)
{
    if (awaited_.empty()) return;
    const CameBack became = cameBack(std::exchange(awaited_, {}), now);
    const bool all = became.left.empty();
    cameBack_ = [became] { return cameBackText(became); };
    messages_.say({.rank = all ? Rank::info : Rank::warning,
                   .topic = QStringLiteral("again"),
                   .words = cameBack_,
                   .link = [all] { return all ? QString() : tr("Show list"); },
                   .good = all,
                   .follow =
                       [this] {
                           navigator_.go({.page = id()}); // the link is followed from any page
                           showDamage();
                       }});
}

} // namespace albumen
