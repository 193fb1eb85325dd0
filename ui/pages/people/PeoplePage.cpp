#include "pages/people/PeoplePage.h"

#include <limits>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>

#include "Actions.h"
#include "Decider.h"
#include "JobBridge.h"
#include "Messages.h"
#include "Worker.h"
#include "pages/people/AskPanel.h"
#include "pages/people/GroupsView.h"
#include "pages/people/IgnoredView.h"
#include "pages/people/PersonsView.h"
#include "pages/people/SuggestionStrip.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

constexpr std::pair<PeoplePage::Tab, const char*> tabs[] = {{PeoplePage::Tab::toName, "toName"},
                                                            {PeoplePage::Tab::everyone, "everyone"},
                                                            {PeoplePage::Tab::ignored, "ignored"}};

QString withCount(const QString& words, int count)
{
    return count < 0 ? words : words + QLatin1Char(' ') + numberText(static_cast<std::uint64_t>(count));
}

} // namespace

PeoplePage::PeoplePage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("people"), parent), parts_(parts), frame_(new PageFrame(QStringLiteral("people"), this))
{
    addActions();
    layOut();
    connectParts();
    retranslate();
    show(Tab::toName);
}

void PeoplePage::layOut()
{
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(frame_);
    strip_ = new SuggestionStrip(parts_, this);
    ask_ = new AskPanel(parts_.thumbnails, this);
    addHeader();
    frame_->below().addWidget(ask_);
    frame_->below().addWidget(strip_);
    empty_ = new Label(Type::body, &Theme::ink2, this);
    empty_->setWordWrap(true);
    frame_->below().addWidget(empty_);
    groups_ = new GroupsView(parts_, this);
    everyone_ = new PersonsView(parts_, PersonsView::Look::tiles, this);
    ignored_ = new IgnoredView(parts_, this);
    stack_ = new QStackedWidget(this);
    for (QWidget* const view :
         {static_cast<QWidget*>(groups_), static_cast<QWidget*>(everyone_), static_cast<QWidget*>(ignored_)})
        stack_->addWidget(view);
    // To the edge, so that three cards stand in a row on a screen of 1280: frames of tiles are in the margin.
    stack_->setContentsMargins(metric::pageMargin - groups_->look().around, 0, 0, 0);
    frame_->setContent(stack_, true);
    frame_->setPanel(makePanel());
    frame_->below().setContentsMargins(metric::pageMargin, 0, metric::pageMargin, 12);
}

void PeoplePage::addHeader()
{
    for (const auto& [tab, name] : tabs) {
        Button* const button = parts_.actions.button(QStringLiteral("people.") + QLatin1String(name), this);
        const auto look = [this, button, mine = tab] {
            button->setKind(mine == tab_ ? Button::Kind::outlined : Button::Kind::quiet);
        };
        connect(&parts_.actions, &Actions::refreshed, button, look);
        look();
        frame_->headerLeft().addWidget(button);
    }
    for (const char* const id : {"people.strangers", "people.merge", "people.bringBack"}) {
        Button* const button = parts_.actions.button(QLatin1String(id), this);
        button->setKind(Button::Kind::quiet);
        frame_->headerRight().addWidget(button);
        if (id == std::string_view("people.strangers")) onlyToName_ << button;
        if (id == std::string_view("people.bringBack")) onlyIgnored_ << button;
    }
    onlyToName_ << strip_;
}

QWidget* PeoplePage::makePanel()
{
    auto* const panel = new QWidget(this);
    namedTitle_ = new Label(Type::section, &Theme::ink, panel);
    namedCount_ = new Label(Type::caption, &Theme::ink3, panel);
    find_ = new QLineEdit(panel);
    find_->setObjectName(QStringLiteral("findPerson"));
    find_->setClearButtonEnabled(true);
    find_->setTextMargins(7, 0, 7, 0);
    named_ = new PersonsView(parts_, PersonsView::Look::list, panel);
    named_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // the panel is as narrow as it may be
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(0, 0, metric::gap, 0);
    head->addWidget(namedTitle_);
    head->addStretch();
    head->addWidget(namedCount_);
    auto* const search = new QHBoxLayout;
    search->setContentsMargins(0, 0, metric::gap, 0);
    search->addWidget(find_);
    auto* const column = new QVBoxLayout(panel);
    column->setContentsMargins(20, 24, 0, 0);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(search);
    column->addWidget(named_, 1);
    return panel;
}

void PeoplePage::addActions()
{
    std::vector<ActionSpec> specs;
    const auto add = [&](const char* id, auto text, const char* icon, const QList<QKeySequence>& keys, int section,
                         std::function<bool()> enabled, std::function<void()> run) {
        specs.push_back({.id = QStringLiteral("people.") + QLatin1String(id),
                         .text = text,
                         .icon = QLatin1String(icon),
                         .keys = keys,
                         .enabled = std::move(enabled),
                         .run = std::move(run),
                         .menu = Menu::people,
                         .section = section,
                         .checked = {}});
    };
    const auto asked = [this] { return tab_ == Tab::toName && strip_ && strip_->current(); };
    add(
        "toName", [this] { return withCount(tr("To name"), groupCount_); }, "", {}, 0, {},
        [this] { show(Tab::toName); });
    add(
        "everyone", [this] { return withCount(tr("Everyone"), people_); }, "", {}, 0, {},
        [this] { show(Tab::everyone); });
    add(
        "ignored", [this] { return withCount(tr("Ignored"), ignoredFaces_); }, "", {}, 0, {},
        [this] { show(Tab::ignored); });
    for (ActionSpec& spec : specs)
        spec.checked = [this, id = spec.id] {
            return id == QStringLiteral("people.") + QLatin1String(tabs[static_cast<std::size_t>(tab_)].second);
        };
    add(
        "yes", [] { return tr("Yes"); }, "check", {Qt::Key_Y}, 1, asked, [this] { strip_->answer(AnswerAll::yes); });
    add(
        "no", [] { return tr("No"); }, "close", {Qt::Key_N}, 1, asked, [this] { strip_->answer(AnswerAll::no); });
    add(
        "skip", [] { return tr("Skip"); }, "skip", {Qt::Key_S}, 1, asked, [this] { strip_->skip(); });
    add(
        "ignore", [] { return tr("Ignore"); }, "ignore", {Qt::Key_I}, 1,
        [this, asked] { return asked() || (tab_ == Tab::toName && groups_ && groups_->canIgnore()); },
        [this] { ignore(); });
    const auto all = [this](const char* id, auto text, Qt::Key key, AnswerAll answer) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .keys = {QKeySequence(Qt::SHIFT | key)},
                          .enabled = [this] { return tab_ == Tab::toName && strip_ && strip_->current(); },
                          .run = [this, answer] { strip_->answerAll(answer); },
                          .menu = Menu::people,
                          .section = 2};
    };
    specs.push_back(all(
        "people.yesAll", [] { return tr("Yes to all of this person"); }, Qt::Key_Y, AnswerAll::yes));
    specs.push_back(all(
        "people.noAll", [] { return tr("No to all of this person"); }, Qt::Key_N, AnswerAll::no));
    specs.push_back(all(
        "people.ignoreAll", [] { return tr("Ignore all of this person"); }, Qt::Key_I, AnswerAll::ignore));
    add(
        "merge", [] { return tr("Merge two people…"); }, "merge", {Qt::Key_M}, 3,
        [this] { return twoSelected().size() == 2; }, [this] { askMerge(); });
    add(
        "strangers", [] { return tr("Ignore strangers…"); }, "ignore", {}, 3,
        [this] { return tab_ == Tab::toName && groupCount_ > 0; }, [this] { askStrangers(); });
    add(
        "bringBack", [] { return tr("Bring back"); }, "undo", {}, 3,
        [this] { return tab_ == Tab::ignored && ignored_ && ignored_->canBringBack(); },
        [this] { ignored_->bringBack(); });
    add(
        "tidy", [] { return tr("Tidy"); }, "clean", {Qt::Key_F5}, 4, {}, [this] { tidy(); });
    parts_.actions.add(this, std::move(specs));
}

void PeoplePage::connectParts()
{
    Actions& actions = parts_.actions;
    connect(&parts_.bridge, &JobBridge::changed, this, &PeoplePage::changed);
    connect(strip_, &SuggestionStrip::shown, this, [&actions] { actions.refresh(); });
    connect(groups_, &GroupsView::counted, this, [this](int groups) {
        groupCount_ = groups;
        showEmpty();
    });
    connect(named_, &PersonsView::counted, this, [this](int people) {
        people_ = people;
        namedCount_->setText(tr("%Ln, by photos", nullptr, people));
        showEmpty();
    });
    connect(ignored_, &IgnoredView::counted, this, [this](int faces) {
        ignoredFaces_ = faces;
        showEmpty();
    });
    for (TileView* const view : {static_cast<TileView*>(named_), static_cast<TileView*>(everyone_),
                                 static_cast<TileView*>(ignored_), static_cast<TileView*>(groups_)})
        connect(view, &TileView::selectionChangedTo, this, [&actions] { actions.refresh(); });
    for (PersonsView* const view : {named_, everyone_})
        connect(view, &PersonsView::opened, this, &PeoplePage::openPerson);
    connect(find_, &QLineEdit::textChanged, named_, &PersonsView::setFilter);
}

void PeoplePage::show(Tab tab)
{
    tab_ = tab;
    stack_->setCurrentIndex(static_cast<int>(tab));
    for (QWidget* const widget : std::as_const(onlyToName_)) widget->setVisible(tab == Tab::toName);
    for (QWidget* const widget : std::as_const(onlyIgnored_)) widget->setVisible(tab == Tab::ignored);
    ask_->shut();
    showEmpty();
}

void PeoplePage::tidy()
{
    groups_->tidy();
    for (PersonsView* const view : {named_, everyone_}) view->settle();
    ignored_->settle();
    refresh();
}

void PeoplePage::refresh()
{
    groups_->refresh();
    strip_->refresh();
    named_->refresh();
    everyone_->refresh();
    ignored_->refresh();
    parts_.worker.ask(
        this, [&archive = parts_.archive] { return archive.overview(); },
        [this](const Result<Overview>& overview) {
            anyFaces_ = !overview || overview->faces > 0;
            showEmpty();
        });
}

void PeoplePage::changed(const Changes& changes)
{
    if (changes.everything || changes.people || changes.groups || !changes.faces.empty()) refresh();
}

void PeoplePage::warm()
{
    // The first question for names reads the vectors of all people; asked now, it has them when somebody types.
    parts_.worker.ask(
        this, [&people = parts_.people] { return people.matching({}); }, [](const Result<std::vector<NameCard>>&) {});
}

QString PeoplePage::emptyWords() const
{
    return empty_->isHidden() ? QString() : empty_->text();
}

void PeoplePage::showEmpty()
{
    QString words;
    if (!anyFaces_)
        words = tr("No faces yet. Start on the Archive page.");
    else if (tab_ == Tab::toName && groupCount_ == 0)
        words = tr("Everyone has a name.");
    else if (tab_ == Tab::everyone && people_ == 0)
        words = tr("Nobody has a name yet. Name a group first.");
    else if (tab_ == Tab::ignored && ignoredFaces_ == 0)
        words = tr("Nobody is ignored.");
    empty_->setText(words);
    empty_->setVisible(!words.isEmpty());
    strip_->setVisible(tab_ == Tab::toName && anyFaces_);
    parts_.actions.refresh();
}

void PeoplePage::ignore()
{
    // What has the focus: the card, else the face that is asked about.
    if (groups_->canIgnore())
        groups_->ignoreCurrent();
    else
        strip_->answer(AnswerAll::ignore);
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
                                return tr("%Ln groups of fewer than %1 faces, seen on one day only, and faces alone.",
                                          nullptr, groups)
                                           .arg(least) +
                                       QLatin1Char(' ') + tr("Can be undone at any time.");
                            },
                        .yes = [] { return tr("Ignore"); },
                        .left = {},
                        .right = {},
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

void PeoplePage::askMerge()
{
    struct Answer {
        std::vector<PersonCard> cards;
        PairCard pair;
    };
    const std::vector<PersonId> two = twoSelected();
    if (two.size() != 2) return;
    parts_.worker.ask(
        this,
        [&people = parts_.people, two]() -> Result<Answer> {
            TRY_ASSIGN(std::vector<PersonCard> cards, people.cards(two));
            TRY_ASSIGN(PairCard pair, people.pair(two[0], two[1]));
            return Answer{.cards = std::move(cards), .pair = std::move(pair)};
        },
        [this](const Result<Answer>& answer) {
            if (!answer || answer->cards.size() != 2) return;
            PersonCard from = answer->cards[0], into = answer->cards[1]; // those with more photos keep their name
            if (from.photos > into.photos) std::swap(from, into);
            const PairCard& pair = answer->pair;
            const auto detail = [pair, name = fromUtf8(into.name)] {
                QStringList words;
                if (pair.photosTogether > 0)
                    words << tr("Both are in %Ln photos: two people, most likely.", nullptr,
                                static_cast<int>(pair.photosTogether));
                if (pair.distance)
                    words << tr("Distance of their nearest faces: %1.").arg(QLocale().toString(*pair.distance, 'f', 2));
                words << tr("All become %1.").arg(name) << tr("Can be undone at any time.");
                return words.join(QLatin1Char(' '));
            };
            ask_->open({.title = [a = fromUtf8(from.name),
                                  b = fromUtf8(into.name)] { return tr("Merge %1 and %2?").arg(a, b); },
                        .detail = detail,
                        .yes = [] { return tr("Merge"); },
                        .left = from,
                        .right = into,
                        .accepted =
                            [this, from = from.id, into = into.id] {
                                parts_.decider.take(MergePeople{.from = from, .into = into}, this,
                                                    [this](const Result<Decided>&) { refresh(); });
                            }});
        });
}

void PeoplePage::openPerson(qint64 person)
{
    if (parts_.navigator.has(QStringLiteral("person")))
        parts_.navigator.go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), person}}});
}

Place PeoplePage::place() const
{
    Place here{.page = id(),
               .query = {{QStringLiteral("tab"), QLatin1String(tabs[static_cast<std::size_t>(tab_)].second)}}};
    if (const int row = groups_->firstVisibleRow(); tab_ == Tab::toName && row > 0)
        here.first = groups_->groupOf(groups_->model()->index(row, 0));
    return here;
}

void PeoplePage::openAt(const Place& place)
{
    const QString wanted = place.query.value(QStringLiteral("tab")).toString();
    for (const auto& [tab, name] : tabs)
        if (wanted == QLatin1String(name)) show(tab);
    refresh();
    warm();
    if (place.first == Place::nothing) return;
    // Where the list was, as soon as it is there.
    if (groups_->model()->rowCount() > 0) return groups_->show(place.first);
    connect(
        groups_, &GroupsView::counted, this, [this, first = place.first] { groups_->show(first); },
        Qt::SingleShotConnection);
}

void PeoplePage::left()
{
    ask_->shut();
    groups_->tidy();
}

void PeoplePage::retranslate()
{
    frame_->setTitle(tr("People"));
    namedTitle_->setText(tr("Named"));
    find_->setPlaceholderText(tr("Find a person"));
    find_->setAccessibleName(tr("Find a person"));
    namedCount_->setText(people_ < 0 ? QString() : tr("%Ln, by photos", nullptr, people_));
    strip_->retranslate();
    groups_->retranslate();
    named_->retranslate();
    everyone_->retranslate();
    ignored_->retranslate();
    ask_->retranslate();
    groups_->setSections({std::numeric_limits<int>::max()}, [this](int) {
        return TileHeading{tr("Who are they?"),
                           groupCount_ < 0 ? QString() : tr("%Ln groups, largest first", nullptr, groupCount_)};
    });
    showEmpty();
}

} // namespace albumen
