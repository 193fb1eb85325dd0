// What the library works with and what it keeps, the look of the window: each change is in force at once.
#pragma once

#include <optional>

#include <QList>

#include "Page.h"
#include "Parts.h"

class QScrollArea;

namespace albumen {

class PageFrame;
class Section;
class SectionNav;

/// All sections one under the other in one scroll; the list at the left brings one into sight.
/// Query: "section", the id of one. Threads: GUI.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    SettingsPage(const Parts& parts, QWidget* parent);
    void openAt(const Place& place) override;
    Place place() const override;
    void left() override;
    void retranslate() override;

    SectionNav& nav() { return *nav_; }
    QScrollArea& scroll() { return *scroll_; }

protected:
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void askAll();
    int sectionInSight() const;
    void bringIntoSight(int section);
    void keepInSight();
    void fitNav();
    bool focusBeyond(bool next);
    qsizetype nearest(const QList<QWidget*>& stops, const QWidget& gone) const;

    Parts parts_;
    QList<Section*> sections_;
    PageFrame* frame_;
    SectionNav* nav_;
    QScrollArea* scroll_;
    bool going_ = false;        ///< a section is being brought into sight
    std::optional<int> wanted_; ///< stays at the top while the sections fill, until somebody scrolls
};

} // namespace albumen
