#include "pages/cleanup/CleanupModel.h"

#include "Messages.h"
#include "Worker.h"
#include "pages/cleanup/CleanupWords.h"

namespace albumen {
namespace {

struct CleanupRow {
    PhotoCard card;
    std::vector<VerdictCard> verdicts; ///< of what is in the trash
};

} // namespace

CleanupModel::CleanupModel(Worker& worker, const PhotoQuestions& photos, const PictureQuestions& facts,
                           const CleanupList& list, QObject* parent)
    : CleanupModel(worker, photos, facts, list, std::make_shared<std::atomic<bool>>(false), parent)
{
}

CleanupModel::CleanupModel(Worker& worker, const PhotoQuestions& photos, const PictureQuestions& facts,
                           const CleanupList& list, std::shared_ptr<std::atomic<bool>> withVerdicts, QObject* parent)
    : IdListModel(
          worker,
          [&photos, &facts, withVerdicts](const std::vector<qint64>& ids) -> Result<Rows> {
              TRY_ASSIGN(std::vector<PhotoCard> cards, photos.cards(typedIds<PhotoId>(ids)));
              Rows rows;
              for (PhotoCard& card : cards) {
                  CleanupRow row{std::move(card), {}};
                  if (*withVerdicts)
                      if (const auto described = facts.described(row.card.id)) row.verdicts = described->verdicts;
                  const qint64 id = raw(row.card.id);
                  rows.emplace_back(id, std::make_shared<const CleanupRow>(std::move(row)));
              }
              return rows;
          },
          parent),
      list_(list), withVerdicts_(std::move(withVerdicts))
{
}

void CleanupModel::setTab(CleanupTab tab)
{
    if (tab_ == tab) return;
    tab_ = tab;
    *withVerdicts_ = tab == CleanupTab::trash;
    rereadAll();
}

void CleanupModel::refresh()
{
    std::vector<qint64> ids;
    for (const CleanupEntry& entry : list_.entries()) ids.push_back(raw(entry.photo.id));
    apply(ids, false);
    retranslate();
}

const PhotoCard* CleanupModel::card(const QModelIndex& index) const
{
    const auto* const there = static_cast<const CleanupRow*>(row(idOf(index), index.row()));
    return there ? &there->card : nullptr;
}

std::optional<ContentNo> CleanupModel::content(const QModelIndex& index) const
{
    const auto* const there = static_cast<const CleanupRow*>(row(idOf(index), index.row()));
    return there ? there->card.content : std::nullopt;
}

bool CleanupModel::unreadable(const QModelIndex& index) const
{
    const auto* const there = static_cast<const CleanupRow*>(row(idOf(index), index.row()));
    return there && (!there->card.content || there->card.unreadable);
}

QVariant CleanupModel::data(const QModelIndex& index, int role) const
{
    const CleanupEntry* const entry = list_.find(PhotoId{idOf(index)});
    if (role == idRole || role == goneRole || role == readyRole || !entry) return IdListModel::data(index, role);
    if (role == whyRole && tab_ == CleanupTab::trash) return IdListModel::data(index, role);
    return ofEntry(*entry, role);
}

QVariant CleanupModel::show(qint64, const void* row, int role) const
{
    return role == whyRole ? verdictWords(static_cast<const CleanupRow*>(row)->verdicts) : QVariant();
}

QVariant CleanupModel::ofEntry(const CleanupEntry& entry, int role) const
{
    const ReviewPhoto& photo = entry.photo;
    const std::optional<float> limit = list_.limit();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return nameText(photo.path);
    case Qt::AccessibleDescriptionRole: return spoken(entry);
    case Qt::ToolTipRole: return pathText(photo.path) + QLatin1Char('\n') + spoken(entry);
    case pillRole: return pillText(entry);
    case markRole: return static_cast<int>(entry.mark);
    case proposedRole: return photo.best ? 1 : entry.proposed ? -1 : 0;
    case numberRole: return tileNumber(entry, tab_, limit);
    case whyRole: return photo.unread ? QString() : whyWords(entry, tab_); // its number says it
    case nameRole: return nameText(photo.path) + QStringLiteral("  ") + bytesText(photo.bytes);
    case shareRole: return limit && !isOfGroups(tab_) ? static_cast<double>(photo.number) : -1.0;
    case limitRole: return limit ? static_cast<double>(*limit) : -1.0;
    default: return {};
    }
}

/// What the tile says, for those who hear it.
QString CleanupModel::spoken(const CleanupEntry& entry) const
{
    QStringList words{pillText(entry), numberWords(entry, tab_, list_.limit()), whyWords(entry, tab_),
                      bytesText(entry.photo.bytes)};
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace albumen
