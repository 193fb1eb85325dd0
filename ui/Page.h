// A page of the window. It knows questions and commands, and no other page: to get to one it asks the navigator.
#pragma once

#include <QWidget>

#include "Navigator.h"

namespace albumen {

/// One folder in ui/pages, one line in the table of Pages.cpp, where its title, icon, key and place in the side bar
/// stand. Made at the first visit, then kept. Threads: GUI.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QString id, QWidget* parent = nullptr) : QWidget(parent), id_(std::move(id)) {}

    const QString& id() const { return id_; }
    /// What it shows now, as openAt() takes it: asked when the page is left and when the window closes.
    virtual Place place() const { return {.page = id_}; }
    /// Comes into sight: shows what the query asks for, with that selection and scroll position where they are still
    /// there. Called at each visit, also when the page is in sight already with another query.
    virtual void openAt(const Place& place) = 0;
    /// Went out of sight.
    virtual void left() {}
    /// Nothing of the window is to stand around it now: no menu, no side bar, no strip. Asked when actions are
    /// refreshed and when the window fills the screen.
    virtual bool bare() const { return false; }
    /// Another language is in force: every text is made anew.
    virtual void retranslate() = 0;

private:
    QString id_;
};

} // namespace albumen
