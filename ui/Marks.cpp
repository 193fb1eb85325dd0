#include "Marks.h"

#include <QCoreApplication>

#include "Count.h"
#include "Decider.h"
#include "Messages.h"
#include "models/PhotoModel.h"
#include "photo/Stars.h"
#include "views/TileView.h"

namespace albumen {
namespace {

struct Marks {
    Q_DECLARE_TR_FUNCTIONS(Marks)
};

void take(Decider& decider, QObject* who, const PhotosToMark& marked, const std::vector<PhotoId>& photos,
          Command command, Words said)
{
    if (photos.empty()) return; // only gaps are selected
    decider.take(
        std::move(command), who,
        [then = marked.then, photos](const Result<Decided>& decided) {
            if (decided) then(photos);
        },
        std::move(said));
}

void turnFavourite(Decider& decider, QObject* who, const PhotosToMark& marked)
{
    const bool favourite = !marked.mark().favourite;
    const std::vector<PhotoId> photos = marked.photos();
    take(decider, who, marked, photos, SetFavourite{photos, favourite},
         [favourite, n = count(photos.size())]() -> Pieces {
             return {{favourite ? Marks::tr("Added %Ln photos to the favourites.", nullptr, n)
                                : Marks::tr("Removed %Ln photos from the favourites.", nullptr, n)}};
         });
}

PhotoMark markIn(const TileView& view, const PhotoModel& model)
{
    std::vector<PhotoMark> marks;
    const QList<int> rows = view.actedRows();
    for (const int row : rows) {
        const PhotoCard* const card = model.card(model.index(row, 0));
        marks.push_back(card ? PhotoMark{card->favourite, card->stars} : PhotoMark());
    }
    return sharedMark(marks);
}

std::vector<PhotoId> photosIn(const TileView& view, const PhotoModel& model)
{
    std::vector<PhotoId> photos;
    const QList<int> rows = view.actedRows();
    for (const int row : rows) photos.push_back(PhotoId{model.idOf(model.index(row, 0))});
    return photos;
}

} // namespace

PhotoMark sharedMark(const std::vector<PhotoMark>& marks)
{
    if (marks.empty()) return {};
    PhotoMark all = marks.front();
    for (const PhotoMark& one : marks) {
        all.favourite = all.favourite && one.favourite;
        if (one.stars != all.stars) all.stars = 0;
    }
    return all;
}

PhotosToMark photosToMark(const TileView& view, PhotoModel& model)
{
    return {.any = [&view] { return view.isVisible() && (view.selectionModel()->hasSelection() || view.ringActs()); },
            .mark = [&view, &model] { return markIn(view, model); },
            .photos = [&view, &model] { return photosIn(view, model); },
            .then = [&model](const std::vector<PhotoId>& photos) { model.reread(rawIds(photos)); }};
}

QString starsText(int stars)
{
    return stars == 0 ? Marks::tr("no stars") : Marks::tr("%Ln stars", nullptr, stars);
}

void giveStars(Decider& decider, QObject* who, const PhotosToMark& marked, int stars)
{
    const int given = marked.mark().stars == stars ? 0 : stars;
    const std::vector<PhotoId> photos = marked.photos();
    take(decider, who, marked, photos, SetStars{photos, given}, [given, n = count(photos.size())]() -> Pieces {
        return {{given == 0 ? Marks::tr("Took the stars from %Ln photos.", nullptr, n)
                            : Marks::tr("Gave %Ln photos %1.", nullptr, n).arg(starsText(given))}};
    });
}

std::vector<ActionSpec> markActions(Decider& decider, const QString& page, QObject* who, const PhotosToMark& marked,
                                    const std::function<QString()>& needs)
{
    const auto favourite = [marked] { return marked.any() && marked.mark().favourite; };
    std::vector<ActionSpec> specs{
        {.id = page + QStringLiteral(".favourite"),
         .text = [favourite] { return favourite() ? Marks::tr("Remove from favourites") : Marks::tr("Favourite"); },
         .icon = QStringLiteral("star"),
         .keys = {QKeySequence(Qt::Key_F)},
         .enabled = marked.any,
         .run = [&decider, who, marked] { turnFavourite(decider, who, marked); },
         .menu = Menu::photo,
         .section = 1,
         .texts =
             [] {
                 return QStringList{Marks::tr("Remove from favourites"), Marks::tr("Favourite")};
             },
         .needs = needs,
         .iconNow = [favourite] { return favourite() ? QStringLiteral("starred") : QStringLiteral("star"); }}};
    QStringList numbers;
    for (int stars = 1; stars <= mostStars; ++stars) {
        numbers << page + QStringLiteral(".stars") + QString::number(stars);
        specs.push_back({.id = numbers.last(),
                         .text = [stars] { return starsText(stars); },
                         .keys = {QKeySequence(Qt::Key_0 + stars)},
                         .enabled = marked.any,
                         .run = [&decider, who, marked, stars] { giveStars(decider, who, marked, stars); },
                         .needs = needs});
    }
    specs.push_back({.id = page + QStringLiteral(".stars"),
                     .text = [] { return Marks::tr("Stars"); },
                     .enabled = marked.any,
                     .menu = Menu::photo,
                     .section = 1,
                     .needs = needs,
                     .choices = numbers});
    return specs;
}

} // namespace albumen
