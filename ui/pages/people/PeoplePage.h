// People: groups to name, questions to answer, everyone with a name, and who was ignored.
#pragma once

#include "Page.h"
#include "Parts.h"

class QLineEdit;
class QStackedWidget;

namespace albumen {

class AskPanel;
class GroupsView;
class IgnoredView;
class Label;
class PageFrame;
class PersonsView;
class SuggestionStrip;

/// Query: {"tab": "toName", "everyone" or "ignored"}. Threads: GUI.
class PeoplePage final : public Page
{
    Q_OBJECT

public:
    enum class Tab { toName, everyone, ignored };

    explicit PeoplePage(const Parts& parts, QWidget* parent = nullptr);

    Place place() const override;
    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    Tab tab() const { return tab_; }
    GroupsView& groups() { return *groups_; }
    SuggestionStrip& strip() { return *strip_; }
    PersonsView& named() { return *named_; }
    PersonsView& everyone() { return *everyone_; }
    IgnoredView& ignored() { return *ignored_; }
    AskPanel& asking() { return *ask_; }
    QString emptyWords() const;

private:
    void addActions();
    void layOut();
    QWidget* makePanel();
    void addHeader();
    void connectParts();
    void show(Tab tab);
    void tidy();
    void refresh();
    void changed(const Changes& changes);
    void warm();
    void showEmpty();
    void ignore();
    void askStrangers();
    std::vector<PersonId> twoSelected() const;
    void askMerge();
    void openPerson(qint64 person);

    const Parts parts_;
    Tab tab_ = Tab::toName;
    PageFrame* frame_;
    SuggestionStrip* strip_ = nullptr;
    AskPanel* ask_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    GroupsView* groups_ = nullptr;
    PersonsView *named_ = nullptr, *everyone_ = nullptr;
    IgnoredView* ignored_ = nullptr;
    Label *empty_ = nullptr, *namedTitle_ = nullptr, *namedCount_ = nullptr;
    QLineEdit* find_ = nullptr;
    QList<QWidget*> onlyToName_, onlyIgnored_;
    int people_ = -1, ignoredFaces_ = -1, groupCount_ = -1; ///< -1: not known yet
    bool anyFaces_ = true;                                  ///< the library has faces
};

} // namespace albumen
