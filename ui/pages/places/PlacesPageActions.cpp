// The page of places: what can be done with the photos of a place, and with what is proposed.
#include <algorithm>
#include <ranges>

#include <QLineEdit>
#include <QMenu>

#include "AddToAlbum.h"
#include "Count.h"
#include "Decider.h"
#include "GiveCopies.h"
#include "Marks.h"
#include "SayPlace.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "pages/places/PlacesPage.h"
#include "views/TileView.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QStringList proposedIds{QStringLiteral("places.accept"), QStringLiteral("places.acceptDay"),
                              QStringLiteral("places.refuse"), QStringLiteral("places.refuseDay")},
    photoIds{QStringLiteral("places.place"), QStringLiteral("places.album"), QStringLiteral("places.favourite"),
             QStringLiteral("places.give")};

} // namespace

void PlacesPage::addActions()
{
    const auto some = [this] { return opened() && !view_->actedRows().isEmpty(); };
    const auto someFirst = [this] {
        return opened() ? tr("Select one photo or more first.") : tr("Choose a place first.");
    };
    parts_.actions.add(this, placeActions());
    parts_.actions.add(this, markActions(parts_.decider, id(), this, photosToMark(*view_, *photos_), someFirst));
    parts_.actions.add(
        this,
        {saying_->action([this] { return opened() ? chosen() : std::vector<PhotoId>(); }, [this] { return barRect(); },
                         someFirst),
         giving_->action(
             some, [this]() -> GiveCopies::Photos { return [photos = chosen()] { return photos; }; }, someFirst)});
    fillBar();
}

void PlacesPage::fillBar()
{
    frame_->bar().setActions(parts_.actions, proposing() ? proposedIds + photoIds : photoIds);
}

void PlacesPage::showMenu(const QPoint& global)
{
    parts_.actions.refreshNow();
    const QStringList ids = proposing() ? proposedIds + photoIds : photoIds;
    parts_.actions
        .contextMenu(QStringList{QStringLiteral("places.open"), QStringLiteral("places.favourite"),
                                 QStringLiteral("places.stars")} +
                         ids,
                     this)
        ->popup(global);
}

std::vector<ActionSpec> PlacesPage::placeActions()
{
    const auto some = [this] { return opened() && !view_->actedRows().isEmpty(); };
    const auto one = [this] { return opened() && view_->actedRows().size() == 1; };
    const auto someFirst = [this] {
        return opened() ? tr("Select one photo or more first.") : tr("Choose a place first.");
    };
    const auto proposedFirst = [this] {
        return proposing() ? tr("Select one photo or more first.") : tr("Choose the proposed places first.");
    };
    return {{.id = QStringLiteral("places.find"),
             .text = [] { return tr("Find a place"); },
             .icon = QStringLiteral("search"),
             .keys = {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::CTRL | Qt::Key_F)},
             .run =
                 [this] {
                     filter_->setFocus();
                     filter_->selectAll();
                 },
             .menu = Menu::edit,
             .section = 1},
            {.id = QStringLiteral("places.open"),
             .text = [] { return tr("Open"); },
             .icon = QStringLiteral("photos"),
             .enabled = one,
             .run = [this] { openPhoto(photos_->index(view_->actedRows().first(), 0)); },
             .menu = Menu::photo,
             .needs = [this] { return opened() ? tr("Select one photo first.") : tr("Choose a place first."); }},
            {.id = QStringLiteral("places.accept"),
             .text = [] { return tr("Accept the place"); },
             .icon = QStringLiteral("check"),
             .keys = {QKeySequence(Qt::Key_Y)},
             .enabled = [this, some] { return proposing() && some(); },
             .run = [this] { accept(false); },
             .menu = Menu::photo,
             .section = 1,
             .needs = proposedFirst},
            {.id = QStringLiteral("places.acceptDay"),
             .text = [] { return tr("Accept all of the day"); },
             .icon = QStringLiteral("calendar"),
             .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Y)},
             .enabled = [this, some] { return proposing() && some(); },
             .run = [this] { accept(true); },
             .menu = Menu::photo,
             .section = 1,
             .needs = proposedFirst},
            {.id = QStringLiteral("places.refuse"),
             .text = [] { return tr("Not there"); },
             .icon = QStringLiteral("close"),
             .keys = {QKeySequence(Qt::Key_N)},
             .enabled = [this, some] { return proposing() && some(); },
             .run = [this] { refuse(false); },
             .menu = Menu::photo,
             .section = 1,
             .needs = proposedFirst},
            {.id = QStringLiteral("places.refuseDay"),
             .text = [] { return tr("None of the day"); },
             .icon = QStringLiteral("calendar"),
             .keys = {QKeySequence(Qt::SHIFT | Qt::Key_N)},
             .enabled = [this, some] { return proposing() && some(); },
             .run = [this] { refuse(true); },
             .menu = Menu::photo,
             .section = 1,
             .needs = proposedFirst},
            {.id = QStringLiteral("places.album"),
             .text = [] { return tr("Add to album…"); },
             .icon = QStringLiteral("albums"),
             .keys = {QKeySequence(Qt::Key_P)},
             .enabled = some,
             .run = [this] { adding_->ask(chosen(), barRect()); },
             .menu = Menu::photo,
             .section = 1,
             .needs = someFirst}};
}

std::vector<PhotoId> PlacesPage::chosen() const
{
    std::vector<PhotoId> ids;
    const QList<int> rows = view_->actedRows();
    for (const int row : rows) ids.push_back(PhotoId{photos_->ids()[static_cast<std::size_t>(row)]});
    return ids;
}

const PlacesPage::Proposed* PlacesPage::proposalOf(qint64 photo) const
{
    const auto found =
        std::ranges::find(known_.proposed, photo, [](const Proposed& one) { return qint64{raw(one.card.photo)}; });
    return found == known_.proposed.end() ? nullptr : &*found;
}

/// Of those that are selected. `wholeDay`: also what else is proposed on their days.
std::vector<const PlacesPage::Proposed*> PlacesPage::chosenProposals(bool wholeDay) const
{
    std::vector<const Proposed*> found;
    std::vector<std::int64_t> days;
    for (const PhotoId photo : chosen())
        if (const Proposed* const one = proposalOf(raw(photo))) {
            days.push_back(one->dayS);
            found.push_back(one);
        }
    if (!wholeDay) return found;
    found.clear();
    for (const Proposed& one : known_.proposed)
        if (std::ranges::find(days, one.dayS) != days.end()) found.push_back(&one);
    return found;
}

void PlacesPage::accept(bool wholeDay)
{
    SetPlaces command;
    for (const Proposed* const one : chosenProposals(wholeDay))
        command.photos.push_back({one->card.photo, *one->card.at});
    if (!command.photos.empty()) parts_.decider.take(std::move(command), this);
}

void PlacesPage::refuse(bool wholeDay)
{
    RefusePlaces command;
    for (const Proposed* const one : chosenProposals(wholeDay)) command.photos.push_back(one->card.photo);
    if (!command.photos.empty()) parts_.decider.take(std::move(command), this);
}

void PlacesPage::openPhoto(const QModelIndex& row)
{
    if (!row.isValid() || !parts_.navigator.has(QStringLiteral("viewer"))) return;
    QVariantMap query = query_;
    query[QStringLiteral("photo")] = photos_->idOf(row);
    parts_.navigator.go({.page = QStringLiteral("viewer"), .query = query});
}

QRect PlacesPage::barRect() const
{
    const PageBar& bar = frame_->bar();
    return QRect(bar.mapTo(this, QPoint()), bar.size()).adjusted(0, 0, -metric::pageMargin, 0);
}

} // namespace albumen
