// What can be done on a person's page: the actions and the decisions that they take.
#include <algorithm>
#include <iterator>

#include <QFile>
#include <QMenu>
#include <QUrl>

#include "Actions.h"
#include "Decider.h"
#include "Forgetting.h"
#include "GiveCopies.h"
#include "Messages.h"
#include "Navigator.h"
#include "PhotoPlace.h"
#include "Worker.h"
#include "pages/person/PersonHeader.h"
#include "pages/person/PersonPage.h"
#include "views/TileView.h"
#include "widgets/MergeCard.h"
#include "widgets/NamePanel.h"
#include "widgets/PageBar.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

/// The photos that show these faces, each once.
Result<std::vector<PhotoId>> photosWith(const FaceQuestions& faces, const PhotoQuestions& photos,
                                        const std::vector<FaceId>& wanted)
{
    TRY_ASSIGN(const std::vector<FaceCard> cards, faces.cards(wanted));
    PhotoQuery query;
    for (const FaceCard& card : cards)
        if (!card.path.empty()) query.under.push_back(card.path);
    if (query.under.empty()) return std::vector<PhotoId>();
    TRY_ASSIGN(PhotoList found, photos.list(query));
    return std::move(found.ids);
}

} // namespace

void PersonPage::addActions(Actions& actions)
{
    std::vector<ActionSpec> specs = faceActions();
    std::ranges::move(personActions(), std::back_inserter(specs));
    specs.push_back(giving_->action([this] { return any(); },
                                    [this]() -> GiveCopies::Photos {
                                        return [&faces = faces_, &photos = photos_, chosen = chosen()] {
                                            return photosWith(faces, photos, chosen);
                                        };
                                    },
                                    [] { return tr("Select one face or more first."); }));
    actions.add(this, std::move(specs));
}

std::vector<ActionSpec> PersonPage::faceActions()
{
    const auto have = [this] { return any(); };
    const auto first = [] { return tr("Select one face or more first."); };
    const auto act = [this](auto&& command, auto&& words) {
        const std::vector<FaceId> faces = chosen();
        if (!faces.empty()) take(command(faces), faces, words());
    };
    return {
        {.id = "person.move",
         .text = [] { return tr("Move to…"); },
         .icon = "move",
         .keys = {Qt::Key_M},
         .enabled = have,
         .run = [this] { askName(Naming::move); },
         .menu = Menu::people,
         .needs = [] { return tr("Select the faces to move first. The whole person goes to another with Merge…"); }},
        {.id = "person.yes",
         .text = [] { return tr("Yes"); },
         .icon = "check",
         .keys = {Qt::Key_Y},
         .enabled = [this] { return any() && !waiting(chosen()).empty(); },
         .run = [this] { say(true, waiting(chosen())); },
         .menu = Menu::people,
         .needs = [this, first] { return any() ? tr("What is selected waits for no answer.") : first(); }},
        {.id = "person.not",
         .text = [this] { return isVisible() ? tr("Not %1").arg(name()) : tr("Not this person"); },
         .keys = {Qt::Key_N},
         .enabled = have,
         .run = [this] { say(false, chosen()); },
         .menu = Menu::people,
         .needs = first},
        {.id = "person.ignore",
         .text = [] { return tr("Ignore"); },
         .icon = "ignore",
         .keys = {Qt::Key_I},
         .enabled = have,
         .run = [act] { act([](const auto& faces) { return IgnoreFaces{faces}; }, [] { return tr("ignored"); }); },
         .menu = Menu::people,
         .needs = first},
        {.id = "person.noface",
         .text = [] { return tr("Not a face"); },
         .icon = "noface",
         .keys = {Qt::Key_X},
         .enabled = have,
         .run = [act] { act([](const auto& faces) { return NotFaces{faces}; }, [] { return tr("not a face"); }); },
         .menu = Menu::people,
         .needs = first},
        {.id = "person.best",
         .text = [] { return tr("Best face"); },
         .icon = "star",
         .enabled = [this] { return any() && chosen().size() == 1; },
         .run = [this] { decider_.take(SetBestFace{.whom = person_, .face = chosen().front()}, this); },
         .menu = Menu::people,
         .section = 1,
         .needs = [] { return tr("Select one face first."); }},
        {.id = "person.split",
         .text = [] { return tr("Split to new person…"); },
         .icon = "split",
         .enabled = have,
         .run = [this] { askName(Naming::split); },
         .menu = Menu::people,
         .section = 1,
         .needs = first},
    };
}

std::vector<ActionSpec> PersonPage::personActions()
{
    const auto known = [this] { return !card_.name.empty(); };
    const auto gone = [] { return tr("This person is not there any more."); };
    return {
        {.id = "person.yesAll",
         .text =
             [this] {
                 return isVisible() ? tr("Yes to all %1").arg(numberText(shown_.toConfirm.size())) : tr("Yes to all");
             },
         .keys = {QKeySequence(Qt::SHIFT | Qt::Key_Y)},
         .enabled = [this] { return !shown_.toConfirm.empty(); },
         .run = [this] { decider_.take(ConfirmFaces{shown_.toConfirm}, this); },
         .menu = Menu::people,
         .needs = [] { return tr("No face waits for an answer."); }},
        {.id = "person.rename",
         .text = [] { return tr("Rename"); },
         .icon = "pencil",
         .keys = {Qt::Key_F2},
         .enabled = known,
         .run = [this] { header_->editName(); },
         .menu = Menu::people,
         .section = 2,
         .needs = gone},
        {.id = "person.birth",
         .text = [] { return tr("Birth date…"); },
         .icon = "calendar",
         .enabled = known,
         .run = [this] { header_->editBirth(); },
         .menu = Menu::people,
         .section = 2,
         .needs = gone},
        {.id = "person.folder",
         .text = [] { return tr("Open folder"); },
         .icon = "folder",
         .enabled = [this] { return !card_.folder.empty(); },
         .run = [this] { open(card_.folder); },
         .menu = Menu::people,
         .section = 2,
         .needs = [] { return tr("Nothing is filed in a folder of this person yet."); }},
        {.id = "person.zip",
         .text = [] { return tr("Open zip"); },
         .icon = "zip",
         .enabled = [this] { return !card_.zip.empty(); },
         .run = [this] { open(card_.zip); },
         .menu = Menu::people,
         .section = 2,
         .needs = [] { return tr("No zip of this person is made yet."); }},
        {.id = "person.merge",
         .text = [] { return tr("Merge…"); },
         .icon = "merge",
         .enabled = known,
         .run = [this] { askName(Naming::merge); },
         .menu = Menu::people,
         .section = 3,
         .needs = gone},
        {.id = "person.delete",
         .text = [] { return tr("Delete the name"); },
         .icon = "trash",
         .enabled = known,
         .run =
             [this] {
                 decider_.take(DeletePerson{person_}, this, [this](const Result<Decided>& decided) {
                     if (decided) navigator_.back();
                 });
             },
         .menu = Menu::people,
         .section = 3,
         .needs = gone},
        {.id = "person.forget",
         .text = [] { return tr("Forget this person…"); },
         .icon = "trash",
         .enabled = [this, known] { return known() && forgetting_ && forgetting_->can(); },
         .run = [this] { forgetting_->ask(person_); },
         .menu = Menu::people,
         .section = 3,
         .needs = [known, gone] { return known() ? jobRunsText() : gone(); }},
        {.id = "person.why",
         .text = [] { return tr("Why?"); },
         .icon = "info",
         .keys = {Qt::Key_W},
         .run = [this] { frame_->setPanelShown(!frame_->panelShown()); },
         .menu = Menu::view,
         .checked = [this] { return frame_->panelShown(); }},
    };
}

void PersonPage::showMenu(const QPoint& global)
{
    actions_
        .contextMenu({QStringLiteral("person.yes"),
                      QStringLiteral("person.move"),
                      QStringLiteral("person.not"),
                      {},
                      QStringLiteral("person.ignore"),
                      QStringLiteral("person.noface"),
                      {},
                      QStringLiteral("person.best"),
                      QStringLiteral("person.split"),
                      QStringLiteral("person.give"),
                      QStringLiteral("person.why")},
                     this)
        ->popup(global);
}

std::vector<FaceId> PersonPage::chosen() const
{
    std::vector<FaceId> faces;
    for (const int row : view_->actedRows()) faces.push_back(FaceId{model_->idOf(model_->index(row, 0))});
    return faces;
}

bool PersonPage::any() const
{
    return view_ && !chosen().empty(); // the actions are there before the view is
}

std::vector<FaceId> PersonPage::waiting(const std::vector<FaceId>& faces) const
{
    std::vector<FaceId> waiting;
    std::ranges::copy_if(faces, std::back_inserter(waiting),
                         [this](FaceId face) { return waits_.contains(static_cast<qint64>(face)); });
    return waiting;
}

QString PersonPage::name() const
{
    return fromUtf8(card_.name);
}

void PersonPage::take(Command command, const std::vector<FaceId>& faces, const QString& gapWords, Words said)
{
    for (const FaceId face : faces) gapWords_.insert(static_cast<qint64>(face), gapWords);
    decider_.take(
        std::move(command), this,
        [this, faces](const Result<Decided>& decided) {
            if (!decided) return;
            goOn(faces);
            refresh();
        },
        std::move(said));
}

void PersonPage::goOn(const std::vector<FaceId>& faces)
{
    view_->selectionModel()->clearSelection();
    const auto done = [&](int row) {
        const qint64 face = model_->ids()[static_cast<std::size_t>(row)];
        return model_->gone(face) || std::ranges::find(faces, FaceId{face}) != faces.end();
    };
    int row = view_->currentIndex().row();
    if (row < 0 || !done(row)) return;
    while (row < model_->rowCount() && done(row)) ++row;
    if (row == model_->rowCount()) return;
    view_->selectionModel()->setCurrentIndex(model_->index(row, 0), QItemSelectionModel::NoUpdate);
    view_->scrollTo(model_->index(row, 0));
}

void PersonPage::say(bool yes, const std::vector<FaceId>& faces)
{
    if (faces.empty()) return;
    if (yes)
        take(ConfirmFaces{faces}, faces, {});
    else
        take(RejectFaces{faces}, faces, tr("not %1").arg(name()));
}

void PersonPage::askName(Naming naming)
{
    naming_ = naming;
    namedFaces_ = chosen();
    const auto count = static_cast<int>(namedFaces_.size());
    const QPoint end = view_->mapTo(this, QPoint(view_->width(), view_->height()));
    namePanel_->standAbove(QRect(end, QSize()).translated(-24, 0));
    switch (naming) {
    case Naming::move:
        return namePanel_->open(tr("Move %Ln faces to", nullptr, count),
                                others(namedFaces_.empty() ? std::nullopt : std::optional(namedFaces_.front()), true));
    case Naming::split: return namePanel_->open(tr("%Ln faces are a new person", nullptr, count), {});
    case Naming::merge: return namePanel_->open(tr("Merge %1 with").arg(name()), others(card_.best, false));
    }
}

/// Everybody but the person shown, those nearest to the face first.
NameField::Question PersonPage::others(std::optional<FaceId> face, bool fresh) const
{
    const auto ask = [&people = people_, face, self = person_](const std::string& text,
                                                               std::size_t most) -> Result<std::vector<NameCard>> {
        TRY_ASSIGN(std::vector<NameCard> names,
                   people.matching({.text = text, .face = face, .group = {}, .most = most + 1}));
        std::erase_if(names, [self](const NameCard& name) { return name.id == self; });
        names.resize(std::min(names.size(), most));
        return names;
    };
    return {.names = ask, .fresh = fresh};
}

void PersonPage::named(const Whom& whom, const QString& name)
{
    view_->setFocus();
    if (naming_ == Naming::merge) {
        if (whom.id) askMerge(*whom.id);
        return;
    }
    const Words said = [from = this->name(), name, count = static_cast<int>(namedFaces_.size())] {
        const QString words =
            tr("Moved %Ln faces from %1 to %2. Their folders follow at the next filing.", nullptr, count);
        return piecesAround(words, {from, name});
    };
    const QString gap = tr("moved to %1").arg(name);
    if (naming_ == Naming::split)
        take(SplitPerson{.from = person_, .to = whom, .faces = namedFaces_}, namedFaces_, gap, said);
    else
        take(AssignFaces{.faces = namedFaces_, .whom = whom}, namedFaces_, gap, said);
}

void PersonPage::askMerge(PersonId other)
{
    worker_.ask(
        this, [&people = people_, one = person_, other] { return mergingOf(people, one, other); },
        [this, one = person_](const Result<Merging>& merging) {
            if (one != person_) return;
            if (merging) return mergeCard_->open(*merging);
            messages_.say(
                {.rank = Rank::error, .topic = id(), .words = [error = merging.error()] { return piecesOf(error); }});
        });
}

void PersonPage::merge(PersonId from, PersonId into)
{
    decider_.take(MergePeople{.from = from, .into = into}, this, [this, into](const Result<Decided>& decided) {
        if (!decided) return;
        anew_ = true;
        openAt({.page = id(), .query = {{id(), static_cast<qint64>(into)}}});
    });
}

void PersonPage::open(const std::filesystem::path& path)
{
    openUrl_(QUrl::fromLocalFile(QFile::decodeName(QByteArray::fromStdString(path.native()))));
}

/// In the viewer, among the photos of this person; one that only may be theirs among all.
void PersonPage::openPhoto(const std::filesystem::path& path)
{
    const qint64 face = model_->idOf(view_->currentIndex());
    PhotoQuery list;
    if (!waits_.contains(face)) list.people.push_back({.anyOf = {person_}, .without = false});
    goToPhoto({worker_, photos_, navigator_, messages_}, this, path, list);
}

} // namespace albumen
