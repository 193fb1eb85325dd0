#include "pages/people/PeoplePage.h"

#include <limits>

#include <QAbstractItemView>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QStyle>

#include "Actions.h"
#include "Decider.h"
#include "Forgetting.h"
#include "JobBridge.h"
#include "Messages.h"
#include "PhotoPlace.h"
#include "TextFocus.h"
#include "Worker.h"
#include "pages/people/GroupFaces.h"
#include "pages/people/GroupsView.h"
#include "pages/people/IgnoredView.h"
#include "pages/people/PersonsView.h"
#include "pages/people/SuggestionStrip.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/MergeCard.h"
#include "widgets/OrderChoice.h"
#include "widgets/PageFrame.h"

namespace albumen {
namespace {

const QString tabKey = QStringLiteral("tab"), groupKey = QStringLiteral("group"),
              singlesKey = QStringLiteral("singles"), namedKey = QStringLiteral("named"),
              orderKey = QStringLiteral("pages/people/order");

} // namespace

PeoplePage::PeoplePage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("people"), parent), parts_(parts), frame_(new PageFrame(QStringLiteral("people"), this)),
      singlesAsked_(parts.worker, this), facesAsked_(parts.worker, this)
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
    merge_ = new MergeCard(parts_.thumbnails, this);
    forgetting_ = new Forgetting(parts_, *ask_, this);
    everyone_ = new PersonsView(parts_, PersonsView::Look::tiles, this);
    addHeader();
    frame_->below().addWidget(ask_);
    frame_->below().addWidget(merge_);
    frame_->below().addWidget(strip_);
    empty_ = new Label(Type::body, &Theme::ink2, this);
    empty_->setWordWrap(true);
    frame_->below().addWidget(empty_);
    groups_ = new GroupsView(parts_, this);
    ignored_ = new IgnoredView(parts_, this);
    faces_ = new GroupFaces(parts_, this);
    stack_ = new QStackedWidget(this);
    for (QWidget* const view : {static_cast<QWidget*>(groups_), static_cast<QWidget*>(everyone_),
                                static_cast<QWidget*>(ignored_), static_cast<QWidget*>(faces_)})
        stack_->addWidget(view);
    // To the edge, so that three cards stand in a row on a screen of 1280: frames of tiles are in the margin.
    stack_->setContentsMargins(metric::pageMargin - groups_->look().around, 0, 0, 0);
    frame_->setContent(stack_, true);
    frame_->setPanel(makePanel());
    frame_->below().setContentsMargins(metric::pageMargin, 0, 0, 12);
    // Everything ends where the tiles do: their frames and the scroll bar are beyond.
    frame_->setRightMargin(groups_->look().around + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
}

void PeoplePage::addHeader()
{
    auto* const tabs = new QHBoxLayout;
    tabs->setSpacing(0);
    for (const auto& [tab, name] : tabNames) {
        Button* const button = parts_.actions.button(QStringLiteral("people.") + QLatin1String(name), this);
        button->setSegment(tab == Tab::toName, tab == Tab::ignored);
        tabs->addWidget(button);
    }
    frame_->headerLeft().addLayout(tabs);
    for (const char* const id : {"people.singles", "people.bringBack"}) {
        Button* const button = parts_.actions.button(QLatin1String(id), this);
        button->setKind(Button::Kind::quiet);
        frame_->headerRight().addWidget(button);
        (id == std::string_view("people.bringBack") ? onlyIgnored_ : onlyToName_) << button;
    }
    addOrder();
    Button* const panel = parts_.actions.button(QStringLiteral("people.panel"), this);
    panel->setKind(Button::Kind::icon);
    frame_->headerRight().addWidget(panel);
    more_ = new Button(Button::Kind::icon, QStringLiteral("more"), this);
    more_->setObjectName(QStringLiteral("peopleMore"));
    frame_->headerRight().addWidget(more_);
    connect(more_, &QPushButton::clicked, this, [this] {
        parts_.actions.refreshNow();
        parts_.actions
            .contextMenu({QStringLiteral("people.import"), QStringLiteral("people.strangers"),
                          QStringLiteral("people.merge"), QString(), QStringLiteral("people.tidy")},
                         this)
            ->popup(more_->mapToGlobal(QPoint(0, more_->height() + 2)));
    });
}

/// The choices stand in the order of PeopleOrder.
void PeoplePage::addOrder()
{
    order_ = new OrderChoice(orderKey, 2, this);
    order_->setObjectName(QStringLiteral("peopleOrder"));
    everyone_->setOrder(static_cast<PeopleOrder>(order_->currentIndex()));
    connect(order_, &OrderChoice::chosen, this,
            [this](int order) { everyone_->setOrder(static_cast<PeopleOrder>(order)); });
    frame_->headerRight().addWidget(order_);
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
    aboveNamed_ = new QVBoxLayout;
    aboveNamed_->setContentsMargins(0, 0, metric::gap, 0);
    aboveNamed_->setSpacing(12);
    aboveNamed_->addWidget(find_);
    auto* const column = new QVBoxLayout(panel);
    column->setContentsMargins(20, 24, 0, 0);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(aboveNamed_);
    column->addWidget(named_, 1);
    return panel;
}

void PeoplePage::connectParts()
{
    Actions& actions = parts_.actions;
    connect(&parts_.bridge, &JobBridge::changed, this, &PeoplePage::changed);
    connect(frame_, &PageFrame::panelChanged, &actions, &Actions::refresh);
    connect(frame_, &PageFrame::panelChanged, merge_, &MergeCard::shut);
    connect(strip_, &SuggestionStrip::shown, this, [&actions] { actions.refresh(); });
    connect(strip_, &SuggestionStrip::shown, this, &PeoplePage::land, Qt::QueuedConnection);
    connect(groups_, &GroupsView::counted, this, &PeoplePage::land, Qt::QueuedConnection);
    connect(groups_, &GroupsView::opened, this, &PeoplePage::openGroup);
    const auto menu = [this](const QPoint& at) {
        if (groups_->openGroup() >= 0) groups_->editHere(); // so that a name is typed after it, too
        parts_.actions.refreshNow();
        parts_.actions
            .contextMenu({QStringLiteral("people.open"),
                          QStringLiteral("people.ignoreGroup"),
                          {},
                          QStringLiteral("people.notFaces")},
                         this)
            ->popup(at);
    };
    groups_->setMenu(menu);
    connect(groups_, &GroupsView::menuWanted, this, menu);
    connect(faces_, &GroupFaces::selected, this, [&actions] { actions.refresh(); });
    connect(faces_, &GroupFaces::back, this, &PeoplePage::closeGroup);
    connect(faces_, &GroupFaces::photoWanted, this, [this](const QString& path) {
        goToPhoto({parts_.worker, parts_.photos, parts_.navigator, parts_.messages}, this, toPath(path), {});
    });
    connect(groups_, &GroupsView::counted, this, [this](int groups) {
        groupCount_ = groups;
        askWhetherFaces();
        parts_.actions.refresh(); // the group that is chosen may be there again, or gone
    });
    connect(named_, &PersonsView::counted, this, [this](int people, int fit) {
        people_ = people;
        fit_ = fit;
        showCounts();
        showEmpty();
    });
    connect(ignored_, &IgnoredView::counted, this, [this](int faces) {
        ignoredFaces_ = faces;
        showEmpty();
    });
    for (TileView* const view : {static_cast<TileView*>(named_), static_cast<TileView*>(everyone_),
                                 static_cast<TileView*>(ignored_), static_cast<TileView*>(groups_)})
        connect(view, &TileView::selectionChangedTo, this, [&actions] { actions.refresh(); });
    for (PersonsView* const view : {named_, everyone_}) {
        connect(view, &PersonsView::opened, this, &PeoplePage::openPerson);
        connect(view, &PersonsView::dropped, this, &PeoplePage::droppedOn);
        view->setMenu([this](const QPoint& at) {
            parts_.actions.refreshNow();
            parts_.actions
                .contextMenu({QStringLiteral("people.person"),
                              QStringLiteral("people.merge"),
                              {},
                              QStringLiteral("people.delete"),
                              QStringLiteral("people.forget")},
                             this)
                ->popup(at);
        });
    }
    connect(merge_, &MergeCard::confirmed, this, [this](qint64 from, qint64 into) {
        parts_.decider.take(MergePeople{.from = PersonId{from}, .into = PersonId{into}}, this,
                            [this](const Result<Decided>&) { refresh(); });
    });
    // Where the question came from.
    const auto goOn = [this] { (tab_ == Tab::everyone ? everyone_ : named_)->setFocus(Qt::OtherFocusReason); };
    connect(merge_, &MergeCard::closed, this, goOn);
    connect(ask_, &AskPanel::closed, this, goOn);
    connect(forgetting_, &Forgetting::done, this, &PeoplePage::refresh);
    connect(&parts_.bridge, &JobBridge::started, &actions, &Actions::refresh);
    connect(&parts_.bridge, &JobBridge::finished, &actions, &Actions::refresh);
    connect(find_, &QLineEdit::textChanged, named_, &PersonsView::setFilter);
}

void PeoplePage::show(Tab tab)
{
    tab_ = tab;
    const bool faces = faces_->isOpen();
    stack_->setCurrentWidget(faces ? static_cast<QWidget*>(faces_) : stack_->widget(static_cast<int>(tab)));
    for (QWidget* const widget : std::as_const(onlyToName_)) widget->setVisible(tab == Tab::toName && !faces);
    for (QWidget* const widget : std::as_const(onlyIgnored_)) widget->setVisible(tab == Tab::ignored);
    order_->setVisible(tab == Tab::everyone);
    shutPanels();
    showEmpty();
    // What hides hands its focus to whatever is next: nobody asked for that menu.
    if (more_->hasFocus()) stack_->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void PeoplePage::shutPanels()
{
    ask_->shut();
    merge_->shut();
}

void PeoplePage::showCounts()
{
    const bool some = people_ >= 0 && fit_ < people_;
    namedCount_->setText(
        people_ < 0 ? QString()
        : some      ? tr("%1 of %2")
                     .arg(numberText(static_cast<std::uint64_t>(fit_)), numberText(static_cast<std::uint64_t>(people_)))
               : tr("%Ln, by photos", nullptr, people_));
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
    faces_->refresh();
    singlesAsked_.ask([&groups = parts_.groups] { return groups.singles(); },
                      [this](const Result<std::vector<FaceId>>& singles) {
                          singles_ = singles ? static_cast<int>(singles->size()) : -1;
                          askWhetherFaces();
                      });
}

/// Who has unknown faces has faces; only else the library is asked how many, which counts much besides.
void PeoplePage::askWhetherFaces()
{
    if (groupCount_ != 0 || singles_ != 0) anyFaces_ = true;
    showEmpty();
    if (groupCount_ != 0 || singles_ != 0) return;
    facesAsked_.ask([&archive = parts_.archive] { return archive.overview(); },
                    [this](const Result<Overview>& overview) {
                        anyFaces_ = !overview || overview->faces > 0;
                        showEmpty();
                    });
}

bool PeoplePage::reading() const
{
    return groups_->reading() || strip_->reading() || singlesAsked_.underWay();
}

void PeoplePage::changed(const Changes& changes)
{
    if (!changes.everything && !changes.people && !changes.groups && !changes.history && changes.faces.empty()) return;
    if (isVisible()) return refresh();
    stale_ = true; // asked anew at the next visit
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
    if (faces_->isOpen())
        words = QString();
    else if ((tab_ == Tab::toName && groupCount_ < 0) || (tab_ == Tab::everyone && people_ < 0) ||
             (tab_ == Tab::ignored && ignoredFaces_ < 0))
        words = tr("Reading…");
    else if (!anyFaces_)
        words = tr("No faces yet. Start on the Archive page.");
    else if (tab_ == Tab::toName && groupCount_ == 0)
        words = parts_.bridge.running() ? tr("Groups appear here while photos are looked at.")
                : singles_ > 0          ? tr("No group is left to name. Single faces are in the menu above.")
                                        : tr("Everyone has a name.");
    else if (tab_ == Tab::everyone && people_ == 0)
        words = tr("Nobody has a name yet. Name a group first.");
    else if (tab_ == Tab::ignored && ignoredFaces_ == 0)
        words = tr("Nobody is ignored.");
    empty_->setText(words);
    empty_->setVisible(!words.isEmpty());
    strip_->setVisible(tab_ == Tab::toName && anyFaces_ && !faces_->isOpen());
    parts_.actions.refresh();
}

void PeoplePage::openPerson(qint64 person)
{
    if (parts_.navigator.has(QStringLiteral("person")))
        parts_.navigator.go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), person}}});
}

void PeoplePage::openGroup(qint64 group)
{
    parts_.navigator.go({.page = id(), .query = {{groupKey, group}}});
}

void PeoplePage::openSingles()
{
    parts_.navigator.go({.page = id(), .query = {{singlesKey, true}}});
}

void PeoplePage::closeGroup()
{
    if (parts_.navigator.canBack()) return parts_.navigator.back();
    parts_.navigator.go({.page = id()}); // the window began with the group
}

Place PeoplePage::place() const
{
    if (faces_->group()) return {.page = id(), .query = {{groupKey, *faces_->group()}}};
    if (faces_->isOpen()) return {.page = id(), .query = {{singlesKey, true}}};
    Place here{.page = id(), .query = {{tabKey, QLatin1String(tabNames[static_cast<std::size_t>(tab_)].second)}}};
    if (const int row = groups_->firstVisibleRow(); tab_ == Tab::toName && row > 0)
        here.first = groups_->groupOf(groups_->model()->index(row, 0));
    if (tab_ == Tab::everyone) here.first = everyone_->firstVisible();
    if (const qint64 first = named_->firstVisible(); first != Place::nothing) here.query.insert(namedKey, first);
    return here;
}

void PeoplePage::openAt(const Place& place)
{
    const QString wanted = place.query.value(tabKey).toString();
    const QVariant group = place.query.value(groupKey);
    const bool wasOpen = faces_->isOpen();
    if (group.isValid())
        faces_->openGroup(group.toLongLong());
    else if (place.query.value(singlesKey).toBool())
        faces_->openSingles();
    else
        faces_->shut();
    Tab now = faces_->isOpen() || wasOpen ? Tab::toName : tab_;
    for (const auto& [tab, name] : tabNames)
        if (wanted == QLatin1String(name)) now = tab;
    show(now);
    if (faces_->isOpen())
        faces_->view().setFocus();
    else if (wasOpen)
        groups_->setFocus();
    landing_ = !faces_->isOpen();
    QMetaObject::invokeMethod(
        this, [this] { cameTo_ = QApplication::focusWidget(); }, Qt::QueuedConnection); // the window gives it first
    if (std::exchange(stale_, false) || !reading()) refresh(); // else its answers are under way
    warm();
    if (const QVariant first = place.query.value(namedKey); first.isValid()) named_->showFrom(first.toLongLong());
    if (place.first == Place::nothing || faces_->isOpen()) return;
    if (tab_ == Tab::everyone) return everyone_->showFrom(place.first);
    // Where the list was, as soon as it is there.
    if (groups_->model()->rowCount() > 0) return groups_->show(place.first);
    connect(
        groups_, &GroupsView::counted, this, [this, first = place.first] { groups_->show(first); },
        Qt::SingleShotConnection);
}

/// Whoever comes to the groups begins to type a name, unless the strip asks something, or a list or a field has the
/// keyboard.
void PeoplePage::land()
{
    if (!landing_ || groups_->reading() || strip_->reading()) return;
    landing_ = false;
    QWidget* const focus = QApplication::focusWidget();
    const bool here = focus == cameTo_ && (!focus || focus == this || isAncestorOf(focus));
    const bool taken = lettersGoToText() || (focus != groups_ && qobject_cast<QAbstractItemView*>(focus));
    if (isVisible() && naming() && !asked() && here && !taken && groups_->waiting() > 0) groups_->editHere();
}

void PeoplePage::left()
{
    shutPanels();
    groups_->tidy();
}

void PeoplePage::retranslate()
{
    frame_->setTitle(tr("People"));
    frame_->setCounts({}); // they are on the tabs
    more_->setToolTip(tr("More"));
    more_->setAccessibleName(tr("More"));
    namedTitle_->setText(tr("Named"));
    order_->retranslate({tr("Last seen"), tr("Most to confirm")});
    find_->setPlaceholderText(tr("Find a person"));
    find_->setAccessibleName(tr("Find a person"));
    showCounts();
    strip_->retranslate();
    groups_->retranslate();
    named_->retranslate();
    everyone_->retranslate();
    ignored_->retranslate();
    faces_->retranslate();
    ask_->retranslate();
    merge_->retranslate();
    groups_->setSections({std::numeric_limits<int>::max()}, [this](int) {
        return TileHeading{tr("Who are they?"),
                           groupCount_ < 0 ? QString() : tr("%Ln groups, largest first", nullptr, groupCount_)};
    });
    showEmpty();
}

} // namespace albumen
