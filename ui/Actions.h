// The one table of what can be done: menu bar, context menus, page bars, tooltips and the list of keys are read from
// it.
#pragma once

#include <functional>
#include <vector>

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QStringList>

class QAction;
class QKeyEvent;
class QMenu;
class QMenuBar;
class QTimer;

namespace albumen {

class Button;

/// The menus of the window, in their order; `none` is in no menu.
enum class Menu { file, edit, view, photo, people, tools, help, none };

struct ActionSpec {
    QString id;                    ///< "PAGE.what", "what" for the window's own
    std::function<QString()> text; ///< asked whenever it is shown, so that it follows the language and the selection
    QString icon = {};             ///< of resources/icons; empty: none
    QList<QKeySequence> keys =
        {}; ///< the first is shown; single letters are not heard while a text field has the focus
    std::function<bool()> enabled = {}; ///< empty: always
    std::function<void()> run = {};
    Menu menu = Menu::none;
    int section = 0;                    ///< in the menu: a line is drawn between different numbers, lower ones first
    std::function<bool()> checked = {}; ///< empty: nothing to check
    /// Every text it may have, where that changes while one looks: its buttons are wide enough for all.
    std::function<QStringList()> texts = {};
    /// Why it cannot be done now and what to do first: in the tooltip, and said when its key is pressed all the same.
    std::function<QString()> needs = {};
    /// It is a submenu of these, which were added before it.
    QStringList choices = {};
    /// The icon of its buttons where that changes along with the words; empty: always the same.
    std::function<QString()> iconNow = {};
};

/// Threads: GUI.
class Actions final : public QObject
{
    Q_OBJECT

public:
    /// `window`: the widget in which the keys are heard.
    explicit Actions(QWidget* window);

    /// Actions of the window when `page` is null; of a page otherwise: they are heard and shown while it is in sight,
    /// and go when it does. Requires: no other action in force with the same id or key.
    void add(QWidget* page, std::vector<ActionSpec> specs);
    /// The page in sight.
    void setPage(QWidget* page);
    /// Something that an `enabled`, `text` or `checked` depends on changed. Cheap: done once, when events are through
    /// or a key is pressed.
    void refresh();
    /// The same at once.
    void refreshNow();

    /// Null: there is none of this id.
    QAction* action(const QString& id) const;
    void trigger(const QString& id) const;
    /// A command in force has this key, whether it can be done now or not.
    bool hasKey(const QKeySequence& key) const;
    /// "Action (Key)", the tooltip of whatever starts it.
    QString tip(const QString& id) const;

    /// Menus and their titles; one without an action in force is not shown.
    void fill(QMenuBar& bar);
    /// A context menu of these, in this order; an empty id is a line. Those that are unknown or not in force are left
    /// out. Deletes itself when it is closed.
    QMenu* contextMenu(const QStringList& ids, QWidget* parent) const;
    /// A button that starts the action and follows its words, icon and state.
    Button* button(const QString& id, QWidget* parent) const;
    /// The menu of the bar, for what is no action: submenus of choices.
    QMenu* menu(Menu menu) const { return menus_[static_cast<std::size_t>(menu)]; }

    struct KeyRow {
        QString keys, text;
    };
    /// What has a key on this page; of an empty one: what has one everywhere.
    QList<KeyRow> keys(const QString& page) const;

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void refreshed(); ///< words and states are as they are now
    /// The key of an action that cannot be done now was pressed: why it cannot.
    void missed(const std::function<QString()>& needs);

private:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QWidget* page = nullptr; ///< null: the window's own
    };

    bool inForce(const Entry& entry) const { return !entry.page || entry.page == page_; }
    void tellMissed(const QKeyEvent& key);
    QMenu* choicesOf(const ActionSpec& spec) const;
    void forget(QWidget* page);
    void fillMenus();
    void showMenus();
    const Entry* find(const QString& id) const;

    QWidget* window_;
    QMenuBar* bar_ = nullptr;
    std::vector<Entry> entries_;
    std::vector<QMenu*> menus_;
    QWidget* page_ = nullptr;
    QTimer* later_;
};

} // namespace albumen
