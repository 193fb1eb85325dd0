// The People page: what can be done on it, and the decisions that follow.
#include "Actions.h"
#include "Decider.h"
#include "Forgetting.h"
#include "JobBridge.h"
#include "Language.h"
#include "Messages.h"
#include "Navigator.h"
#include "Worker.h"
#include "models/DragIds.h"
#include "pages/people/GroupFaces.h"
#include "pages/people/GroupsView.h"
#include "pages/people/IgnoredView.h"
#include "pages/people/PeoplePage.h"
#include "pages/people/PersonsView.h"
#include "pages/people/SuggestionStrip.h"
#include "widgets/AskPanel.h"
#include "widgets/MergeCard.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

QString withCount(const QString& words, int count)
{
    return count < 0 ? words : words + QLatin1Char(' ') + numberText(static_cast<std::uint64_t>(count));
}

} // namespace

void PeoplePage::addActions()
{
    for (const auto add : {&PeoplePage::tabActions, &PeoplePage::askedActions, &PeoplePage::groupActions,
                           &PeoplePage::peopleActions, &PeoplePage::pageActions}) {
        std::vector<ActionSpec> specs = (this->*add)();
        for (ActionSpec& spec : specs) spec.menu = Menu::people;
        parts_.actions.add(this, std::move(specs));
    }
}

std::vector<ActionSpec> PeoplePage::tabActions()
{
    const auto spec = [this](const char* id, auto text, Tab tab) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .run =
                              [this, tab] {
                                  faces_->shut();
                                  show(tab);
                              },
                          .checked = [this, tab] { return tab_ == tab; }};
    };
    return {spec(
                "people.toName", [this] { return withCount(tr("To name"), groupCount_); }, Tab::toName),
            spec(
                "people.everyone", [this] { return withCount(tr("Everyone"), people_); }, Tab::everyone),
            spec(
                "people.ignored", [this] { return withCount(tr("Ignored"), ignoredFaces_); }, Tab::ignored)};
}

bool PeoplePage::naming() const
{
    return tab_ == Tab::toName && groups_ && faces_ && !faces_->isOpen();
}

bool PeoplePage::asked() const
{
    return naming() && strip_->current();
}

bool PeoplePage::someFaces() const
{
    return faces_ && faces_->isOpen() && !faces_->chosen().empty();
}

std::vector<ActionSpec> PeoplePage::askedActions()
{
    const auto can = [this] { return asked(); };
    const auto open = [this] { return faces_ && faces_->isOpen(); }; // then a letter is about its faces
    const auto nothingAsked = [] { return tr("Nothing is asked now."); };
    const auto facesFirst = [open, nothingAsked] { return open() ? tr("Select faces first.") : nothingAsked(); };
    const auto all = [this, can, nothingAsked](const char* id, auto text, Qt::Key key, AnswerAll answer) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .keys = {QKeySequence(Qt::SHIFT | key)},
                          .enabled = can,
                          .run = [this, answer] { strip_->answerAll(answer); },
                          .section = 2,
                          .needs = nothingAsked};
    };
    return {{.id = QStringLiteral("people.yes"),
             .text = [] { return tr("Yes"); },
             .icon = QStringLiteral("check"),
             .keys = {Qt::Key_Y},
             .enabled = can,
             .run = [this] { strip_->answer(AnswerAll::yes); },
             .section = 1,
             .needs = nothingAsked},
            {.id = QStringLiteral("people.no"),
             .text = [open] { return open() ? tr("Somebody else") : tr("No"); },
             .icon = QStringLiteral("close"),
             .keys = {Qt::Key_N},
             .enabled = [this, open] { return open() ? faces_->canSplit() : asked(); },
             .run = [this, open] { open() ? faces_->split() : strip_->answer(AnswerAll::no); },
             .section = 1,
             .texts =
                 [] {
                     return QStringList{tr("Somebody else"), tr("No")};
                 },
             .needs =
                 [this, open, facesFirst] {
                     return open() && someFaces() ? tr("These are all faces there are: nobody would be left.")
                                                  : facesFirst();
                 }},
            {.id = QStringLiteral("people.skip"),
             .text = [] { return tr("Skip"); },
             .icon = QStringLiteral("skip"),
             .keys = {Qt::Key_S},
             .enabled = can,
             .run = [this] { strip_->skip(); },
             .section = 1,
             .needs = nothingAsked},
            {.id = QStringLiteral("people.ignore"),
             .text = [] { return tr("Ignore"); },
             .icon = QStringLiteral("ignore"),
             .keys = {Qt::Key_I},
             .enabled = [this, open] { return open() ? someFaces() : asked(); },
             .run = [this, open] { open() ? faces_->ignore() : strip_->answer(AnswerAll::ignore); },
             .section = 1,
             .needs = facesFirst},
            all(
                "people.yesAll", [] { return tr("Yes to all of this person"); }, Qt::Key_Y, AnswerAll::yes),
            all(
                "people.noAll", [] { return tr("No to all of this person"); }, Qt::Key_N, AnswerAll::no),
            // All that is asked of a person; where nothing is, all of the group with the ring.
            {.id = QStringLiteral("people.ignoreAll"),
             .text = [this] { return asked() ? tr("Ignore all of this person") : tr("Ignore the group"); },
             .keys = {QKeySequence(Qt::SHIFT | Qt::Key_I)},
             .enabled = [this] { return asked() || (naming() && groups_->canIgnore()); },
             .run = [this] { asked() ? strip_->answerAll(AnswerAll::ignore) : groups_->ignoreOpen(); },
             .section = 2,
             .needs =
                 [this] {
                     return tab_ == Tab::toName ? tr("Select a group first.")
                                                : tr("Groups and faces are ignored under To name.");
                 }}};
}

std::vector<ActionSpec> PeoplePage::groupActions()
{
    const auto groupFirst = [this] {
        return tab_ == Tab::toName ? tr("Select a group first.") : tr("Groups are named under To name.");
    };
    return {{.id = QStringLiteral("people.open"),
             .text = [] { return tr("Open the group"); },
             .icon = QStringLiteral("grid"),
             .enabled = [this] { return naming() && groups_->openGroup() >= 0; },
             .run = [this] { openGroup(groups_->openGroup()); },
             .section = 3,
             .needs = groupFirst},
            {.id = QStringLiteral("people.ignoreGroup"),
             .text = [] { return tr("Ignore the group"); },
             .icon = QStringLiteral("ignore"),
             .enabled = [this] { return naming() && groups_->openGroup() >= 0; },
             .run = [this] { groups_->ignoreOpen(); },
             .section = 3,
             .needs = groupFirst},
            {.id = QStringLiteral("people.notFaces"),
             .text = [] { return tr("None of them is a face"); },
             .icon = QStringLiteral("noface"),
             .enabled = [this] { return naming() && groups_->openGroup() >= 0; },
             .run = [this] { groups_->notFaces(); },
             .section = 3,
             .needs = groupFirst},
            {.id = QStringLiteral("people.singles"),
             .text = [this] { return withCount(tr("Single faces"), singles_); },
             .icon = QStringLiteral("face"),
             .enabled = [this] { return singles_ > 0; },
             .run = [this] { openSingles(); },
             .section = 3,
             .needs = [] { return tr("Every face is in a group."); }},
            {.id = QStringLiteral("people.nameFaces"),
             .text = [this] { return faces_ && faces_->namesGroup() ? tr("Name the group…") : tr("Name…"); },
             .icon = QStringLiteral("pencil"),
             .keys = {Qt::Key_E, Qt::Key_F2},
             .enabled =
                 [this] {
                     if (faces_ && faces_->isOpen()) return faces_->canName();
                     return naming() && groups_->waiting() > 0;
                 },
             .run =
                 [this] {
                     if (faces_->isOpen())
                         faces_->askName();
                     else
                         groups_->editHere();
                 },
             .section = 4,
             .texts =
                 [] {
                     return QStringList{tr("Name the group…"), tr("Name…")};
                 },
             .needs =
                 [this, groupFirst] {
                     if (faces_ && faces_->isOpen()) return tr("Select faces first.");
                     return tab_ == Tab::toName ? emptyWords() : groupFirst(); // why there is none
                 }},
            {.id = QStringLiteral("people.noFace"),
             .text = [] { return tr("Not a face"); },
             .icon = QStringLiteral("noface"),
             .keys = {Qt::Key_X},
             .enabled = [this] { return someFaces(); },
             .run = [this] { faces_->notFaces(); },
             .section = 4,
             .needs =
                 [this] {
                     return faces_ && faces_->isOpen() ? tr("Select faces first.")
                                                       : tr("Open a group and select faces first.");
                 }}};
}

std::vector<ActionSpec> PeoplePage::peopleActions()
{
    const auto one = [this] { return person().has_value(); };
    const auto personFirst = [] { return tr("Select one person first: with the arrow keys, or by a right click."); };
    return {
        {.id = QStringLiteral("people.person"),
         .text = [] { return tr("Open the person"); },
         .icon = QStringLiteral("people"),
         .enabled = [this, one] { return one() && parts_.navigator.has(QStringLiteral("person")); },
         .run = [this] { openPerson(raw(*person())); },
         .section = 5,
         .needs = personFirst},
        {.id = QStringLiteral("people.delete"),
         .text = [] { return tr("Delete the name"); },
         .icon = QStringLiteral("trash"),
         .keys = {Qt::Key_Delete},
         .enabled = one,
         .run =
             [this] {
                 parts_.decider.take(DeletePerson{*person()}, this, [this](const Result<Decided>&) { refresh(); });
             },
         .section = 5,
         .needs = personFirst},
        {.id = QStringLiteral("people.forget"),
         .text = [] { return tr("Forget this person…"); },
         .icon = QStringLiteral("trash"),
         .enabled = [this, one] { return one() && forgetting_->can(); },
         .run = [this] { forgetting_->ask(*person()); },
         .section = 5,
         .needs = [one, personFirst] { return one() ? jobRunsText() : personFirst(); }},
        {.id = QStringLiteral("people.merge"),
         .text = [] { return tr("Merge two people…"); },
         .icon = QStringLiteral("merge"),
         .keys = {Qt::Key_M},
         .enabled = [this] { return !(faces_ && faces_->isOpen()) && twoSelected().size() == 2; },
         .run = [this] { askMerge(twoSelected()); },
         .section = 5,
         .needs = [] { return tr("Select two first: Ctrl+click, or Space and Ctrl+arrows. Or drop one on another."); }},
    };
}

std::vector<ActionSpec> PeoplePage::pageActions()
{
    return {{.id = QStringLiteral("people.import"),
             .text = [] { return tr("Import names…"); },
             .icon = QStringLiteral("plus"),
             .enabled = [this] { return parts_.navigator.has(QStringLiteral("import")); },
             .run = [this] { parts_.navigator.go({.page = QStringLiteral("import")}); },
             .section = 5},
            {.id = QStringLiteral("people.strangers"),
             .text = [] { return tr("Ignore strangers…"); },
             .icon = QStringLiteral("ignore"),
             .enabled = [this] { return tab_ == Tab::toName && groupCount_ > 0; },
             .run = [this] { askStrangers(); },
             .section = 5,
             .needs = [] { return tr("There is no group to name."); }},
            {.id = QStringLiteral("people.bringBack"),
             .text =
                 [this] {
                     const int faces = ignored_ ? ignored_->chosen() : 0;
                     return faces > 0 ? tr("Bring back %Ln faces", nullptr, faces) : tr("Bring back");
                 },
             .icon = QStringLiteral("undo"),
             .enabled = [this] { return tab_ == Tab::ignored && ignored_ && ignored_->canBringBack(); },
             .run = [this] { ignored_->bringBack(); },
             .section = 5,
             .texts =
                 [this] {
                     return QStringList{tr("Bring back"), tr("Bring back %Ln faces", nullptr, ignoredFaces_)};
                 },
             .needs =
                 [this] {
                     return tab_ == Tab::ignored ? tr("Select what to bring back first.")
                                                 : tr("What is ignored is under Ignored.");
                 }},
            {.id = QStringLiteral("people.panel"),
             .text = [] { return tr("Named people at the side"); },
             .icon = QStringLiteral("people"),
             .keys = {Qt::Key_W},
             .run = [this] { frame_->setPanelShown(!frame_->panelShown()); },
             .section = 6,
             .checked = [this] { return frame_->panelShown(); }},
            {.id = QStringLiteral("people.tidy"),
             .text = [] { return tr("Tidy"); },
             .icon = QStringLiteral("clean"),
             .keys = {Qt::Key_F5},
             .run = [this] { tidy(); },
             .section = 6}};
}

void PeoplePage::askStrangers()
{
    const std::size_t least = IgnoreStrangers{}.smallerThan;
    parts_.worker.ask(
        this, [&groups = parts_.groups, least] { return groups.strangers(least); },
        [this, least](const Result<StrangersCard>& card) {
            if (!card) return;
            const int groups = static_cast<int>(card->groups), faces = static_cast<int>(card->faces);
            ask_->open({.title = [faces] { return tr("Ignore %Ln faces of strangers?", nullptr, faces); },
                        .detail =
                            [groups, least] {
                                const QString who =
                                    groups == 0
                                        ? tr("Faces that are alone, each seen on one day only.")
                                        : tr("%Ln groups of fewer than %1 faces, and faces alone, of one day only.",
                                             nullptr, groups)
                                              .arg(least);
                                return joined({who, tr("Can be undone at any time.")});
                            },
                        .yes = [] { return tr("Ignore"); },
                        .accepted =
                            [this, least] {
                                parts_.decider.take(IgnoreStrangers{.smallerThan = least}, this,
                                                    [this](const Result<Decided>&) { refresh(); });
                            }});
        });
}

std::vector<PersonId> PeoplePage::twoSelected() const
{
    for (const PersonsView* const view : {named_, everyone_}) {
        if (!view || !view->isVisible()) continue;
        if (std::vector<PersonId> two = view->selected(); two.size() == 2) return two;
    }
    return {};
}

std::optional<PersonId> PeoplePage::person() const
{
    const PersonsView* const views[] = {named_, everyone_};
    for (const PersonsView* const view : views)
        if (view && view->hasFocus()) return view->chosen();
    for (const PersonsView* const view : views)
        if (view && view->isVisible() && view->chosen()) return view->chosen();
    return std::nullopt;
}

void PeoplePage::askMerge(const std::vector<PersonId>& two, std::optional<PersonId> onto)
{
    parts_.worker.ask(
        this, [&people = parts_.people, two] { return mergingOf(people, two[0], two[1]); },
        [this, onto](Result<Merging> merging) {
            if (!merging) return;
            merging->onto = onto;
            openMerge(*merging);
        });
}

/// By the two whom it is about: above the list of people, where that is in sight.
void PeoplePage::openMerge(const Merging& merging)
{
    const bool side = frame_->panelShown();
    merge_->setUpright(side);
    if (side)
        aboveNamed_->addWidget(merge_);
    else
        frame_->below().insertWidget(frame_->below().indexOf(strip_), merge_);
    merge_->open(merging);
}

void PeoplePage::droppedOn(qint64 person, const QString& name, const QMimeData* mime)
{
    const std::vector<qint64> people = draggedIds(*mime, Dragged::people), groups = draggedIds(*mime, Dragged::groups);
    if (!people.empty()) return askMerge({PersonId{people.front()}, PersonId{person}}, PersonId{person});
    if (!groups.empty()) return groups_->name(groups.front(), PersonId{person}, name);
    faces_->name(typedIds<FaceId>(draggedIds(*mime, Dragged::faces)), PersonId{person}, name);
}

} // namespace albumen
