// The keys of the window, and what it is.
#pragma once

#include "Page.h"
#include "Parts.h"

namespace albumen {

class ListPanel;

/// What can be done by key, on every page. Query: "page", the page. Threads: GUI.
class KeysPage final : public Page
{
    Q_OBJECT

public:
    KeysPage(const Parts& parts, QWidget* parent);
    void openAt(const Place& place) override;
    Place place() const override;
    void retranslate() override;
    ListPanel& panel() { return *panel_; }

private:
    QStringList rowsOf(const QString& page) const;

    const Actions& actions_;
    QString of_; ///< the page whose keys come first
    ListPanel* panel_;
};

/// Threads: GUI.
class AboutPage final : public Page
{
    Q_OBJECT

public:
    AboutPage(const Parts& parts, QWidget* parent);
    void openAt(const Place& place) override;
    void retranslate() override;

private:
    ListPanel* panel_;
};

} // namespace albumen
