#include "Favourites.h"

#include <algorithm>

#include "Count.h"
#include "Decider.h"
#include "models/PhotoModel.h"
#include "views/TileView.h"

namespace albumen {

Favourites::Favourites(const Parts& parts, QString id, PhotoModel& model, const TileView& view, QWidget* page)
    : QObject(page), parts_(parts), id_(std::move(id)), model_(model), view_(view)
{
}

ActionSpec Favourites::action(std::function<bool()> some, std::function<QString()> needs)
{
    return {.id = id_ + QStringLiteral(".favourite"),
            .text = [this] { return allAre() ? tr("Remove from favourites") : tr("Favourite"); },
            .icon = QStringLiteral("star"),
            .keys = {QKeySequence(Qt::Key_F)},
            .enabled = std::move(some),
            .run = [this] { change(); },
            .menu = Menu::photo,
            .section = 1,
            .texts =
                [] {
                    return QStringList{tr("Remove from favourites"), tr("Favourite")};
                },
            .needs = std::move(needs)};
}

bool Favourites::allAre() const
{
    const QList<int> rows = view_.actedRows();
    return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [this](int row) {
        const PhotoCard* const photo = model_.card(model_.index(row, 0));
        return photo && photo->favourite;
    });
}

void Favourites::change()
{
    std::vector<PhotoId> photos;
    for (const QList<int> rows = view_.actedRows(); const int row : rows)
        photos.push_back(PhotoId{model_.idOf(model_.index(row, 0))});
    const bool favourite = !allAre();
    parts_.decider.take(
        SetFavourite{photos, favourite}, this,
        [this, photos](const Result<Decided>& decided) {
            if (decided) model_.reread(rawIds(photos));
        },
        [n = count(photos.size()), favourite]() -> Pieces {
            return {{favourite ? tr("Added %Ln photos to the favourites.", nullptr, n)
                               : tr("Removed %Ln photos from the favourites.", nullptr, n)}};
        });
}

} // namespace albumen
