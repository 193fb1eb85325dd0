#include "Actions.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include "TextFocus.h"
#include "base/Contract.h"
#include "widgets/Button.h"

namespace albumen {
namespace {

constexpr std::size_t menuCount = static_cast<std::size_t>(Menu::none);

QString titleOf(Menu menu)
{
    switch (menu) {
    case Menu::file: return Actions::tr("&File");
    case Menu::edit: return Actions::tr("&Edit");
    case Menu::view: return Actions::tr("&View");
    case Menu::photo: return Actions::tr("Ph&oto");
    case Menu::people: return Actions::tr("&People");
    case Menu::tools: return Actions::tr("&Tools");
    case Menu::help: return Actions::tr("&Help");
    case Menu::none: break;
    }
    return {};
}

QString keysOf(const QList<QKeySequence>& keys)
{
    QStringList words;
    for (const QKeySequence& key : keys) words << key.toString(QKeySequence::NativeText);
    return words.join(Actions::tr(", "));
}

/// "Action (Key)", without the mark of a menu's key, and below it what it needs where it cannot be done.
QString tipOf(const QAction& action, const std::function<QString()>& needs)
{
    QString tip = action.text().remove(QLatin1Char('&'));
    if (!action.shortcuts().isEmpty())
        //: What a button does, and its key
        tip = Actions::tr("%1 (%2)").arg(tip, action.shortcut().toString(QKeySequence::NativeText));
    return action.isEnabled() || !needs ? tip : tip + QLatin1Char('\n') + needs();
}

bool alone(const QKeyEvent& key)
{
    return !(key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
}

bool pressesButton(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Space && qobject_cast<QAbstractButton*>(QApplication::focusWidget());
}

/// What has the focus does something of its own with this key: a text field writes it or takes back what was typed.
bool ofFocus(const QKeyEvent& key)
{
    if (!lettersGoToText()) return alone(key) && pressesButton(key);
    return alone(key) || key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
}

} // namespace

Actions::Actions(QWidget* window) : QObject(window), window_(window), menus_(menuCount), later_(new QTimer(this))
{
    later_->setSingleShot(true);
    connect(later_, &QTimer::timeout, this, &Actions::refreshNow);
    qApp->installEventFilter(this);
}

bool Actions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched == QApplication::focusWidget())
        tellMissed(static_cast<QKeyEvent&>(*event));
    // Qt asks for shortcuts next: they are to be those that hold now.
    if (event->type() != QEvent::ShortcutOverride) return false;
    if (later_->isActive()) refreshNow();
    const auto& key = static_cast<QKeyEvent&>(*event);
    const bool arrow = key.key() == Qt::Key_Left || key.key() == Qt::Key_Right;
    if (!alone(key) || !(pressesButton(key) || (arrow && lettersGoToText()))) return false;
    event->accept(); // the text's cursor moves, the button is pressed
    return true;
}

/// Whoever presses the key of what cannot be done is told why: nothing happens silently.
void Actions::tellMissed(const QKeyEvent& key)
{
    if (key.isAutoRepeat() || QApplication::focusWidget()->window() != window_->window() || ofFocus(key)) return;
    const QKeySequence pressed(int(key.modifiers() & ~Qt::KeypadModifier) | key.key());
    for (const Entry& entry : entries_)
        if (inForce(entry) && !entry.action->isEnabled() && entry.spec.needs && entry.spec.keys.contains(pressed))
            return emit missed(entry.spec.needs);
}

void Actions::add(QWidget* page, std::vector<ActionSpec> specs)
{
    if (page) connect(page, &QObject::destroyed, this, [this, page] { forget(page); });
    for (ActionSpec& spec : specs) {
        EXPECTS(!find(spec.id));
        auto* const action = new QAction(this);
        action->setObjectName(spec.id);
        action->setShortcuts(spec.keys);
        action->setCheckable(static_cast<bool>(spec.checked));
        if (spec.run) connect(action, &QAction::triggered, this, [run = spec.run] { run(); });
        connect(action, &QAction::triggered, this, &Actions::refresh);
        if (!spec.choices.isEmpty()) action->setMenu(choicesOf(spec));
        window_->addAction(action);
        entries_.push_back({std::move(spec), action, page});
    }
    fillMenus();
    refreshNow();
}

/// Qt leaves it alone when its action goes.
QMenu* Actions::choicesOf(const ActionSpec& spec) const
{
    auto* const menu = new QMenu(window_);
    for (const QString& id : spec.choices) menu->addAction(action(id));
    return menu;
}

void Actions::forget(QWidget* page)
{
    if (page_ == page) page_ = nullptr;
    std::erase_if(entries_, [page](const Entry& entry) {
        if (entry.page == page) {
            delete entry.action->menu();
            delete entry.action;
        }
        return entry.page == page;
    });
    fillMenus();
    refresh();
}

void Actions::setPage(QWidget* page)
{
    page_ = page;
    refreshNow();
}

void Actions::refresh()
{
    if (!later_->isActive()) later_->start(0);
}

void Actions::refreshNow()
{
    later_->stop();
    for (const Entry& entry : entries_) {
        const bool here = inForce(entry);
        entry.action->setVisible(here);
        entry.action->setEnabled(here && (!entry.spec.enabled || entry.spec.enabled()));
        if (!here) continue;
        entry.action->setText(entry.spec.text());
        if (entry.spec.checked) entry.action->setChecked(entry.spec.checked());
        entry.action->setToolTip(tipOf(*entry.action, entry.spec.needs));
    }
    showMenus();
    emit refreshed();
}

const Actions::Entry* Actions::find(const QString& id) const
{
    const auto found = std::ranges::find_if(entries_, [&id](const Entry& entry) { return entry.spec.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

bool Actions::hasKey(const QKeySequence& key) const
{
    return std::ranges::any_of(entries_,
                               [&](const Entry& entry) { return inForce(entry) && entry.spec.keys.contains(key); });
}

QAction* Actions::action(const QString& id) const
{
    const Entry* const entry = find(id);
    return entry ? entry->action : nullptr;
}

void Actions::trigger(const QString& id) const
{
    if (QAction* const found = action(id)) found->trigger();
}

QString Actions::tip(const QString& id) const
{
    const QAction* const found = action(id);
    return found ? found->toolTip() : QString();
}

void Actions::fill(QMenuBar& bar)
{
    bar_ = &bar;
    for (QMenu*& menu : menus_) {
        menu = bar.addMenu(QString());
        connect(menu, &QMenu::aboutToShow, this, &Actions::refreshNow);
    }
    fillMenus();
    refreshNow();
}

void Actions::fillMenus()
{
    if (!bar_) return;
    for (std::size_t i = 0; i < menuCount; ++i) {
        QMenu* const menu = menus_[i];
        const QList<QAction*> there = menu->actions();
        QAction* others = nullptr; // submenus that the window put there: they come last
        for (QAction* const action : there) {
            const bool mine = std::ranges::find(entries_, action, &Entry::action) != entries_.end();
            if (action->isSeparator())
                delete action;
            else if (mine)
                menu->removeAction(action);
            else if (!others)
                others = action;
        }
        std::vector<const Entry*> own;
        for (const Entry& entry : entries_)
            if (static_cast<std::size_t>(entry.spec.menu) == i) own.push_back(&entry);
        std::ranges::stable_sort(own, {}, [](const Entry* entry) { return entry->spec.section; });
        for (std::size_t k = 0; k < own.size(); ++k) {
            if (k > 0 && own[k]->spec.section != own[k - 1]->spec.section) menu->insertSeparator(others);
            menu->insertAction(others, own[k]->action);
        }
        if (others && !own.empty()) menu->insertSeparator(others);
    }
}

void Actions::showMenus()
{
    if (!bar_) return;
    for (std::size_t i = 0; i < menuCount; ++i) {
        menus_[i]->setTitle(titleOf(static_cast<Menu>(i)));
        const QList<QAction*> inside = menus_[i]->actions();
        menus_[i]->menuAction()->setVisible(std::ranges::any_of(
            inside, [](const QAction* action) { return action->isVisible() && !action->isSeparator(); }));
    }
}

QMenu* Actions::contextMenu(const QStringList& ids, QWidget* parent) const
{
    auto* const menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& id : ids) {
        const Entry* const entry = find(id);
        if (id.isEmpty())
            menu->addSeparator();
        else if (entry && inForce(*entry))
            menu->addAction(entry->action);
    }
    return menu;
}

Button* Actions::button(const QString& id, QWidget* parent) const
{
    const Entry* const entry = find(id);
    EXPECTS(entry);
    auto* const button = new Button(Button::Kind::outlined, entry->spec.icon, parent);
    QAction* const action = entry->action;
    button->setObjectName(id);
    if (!entry->spec.keys.isEmpty()) button->setKeyHint(entry->spec.keys.front());
    const auto follow = [button, action, texts = entry->spec.texts, iconNow = entry->spec.iconNow] {
        if (texts) button->reserve(texts());
        if (iconNow) button->setIconName(iconNow());
        button->setText(action->text().remove(QLatin1Char('&')));
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->toolTip());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &Button::clicked, action, [action] { action->trigger(); });
    return button;
}

QList<Actions::KeyRow> Actions::keys(const QString& page) const
{
    QList<KeyRow> rows;
    for (const Entry& entry : entries_) {
        const bool wanted =
            page.isEmpty() ? !entry.page : entry.page && entry.spec.id.startsWith(page + QLatin1Char('.'));
        if (wanted && !entry.spec.keys.isEmpty())
            rows.append({keysOf(entry.spec.keys), entry.spec.text().remove(QLatin1Char('&'))});
    }
    return rows;
}

} // namespace albumen
