// People: groups to name, questions to answer, everyone with a name, and who was ignored.
#pragma once

#include <array>
#include <optional>
#include <utility>

#include "Actions.h"
#include "Page.h"
#include "Parts.h"
#include "models/LatestQuestion.h"

class QLineEdit;
class QMimeData;
class QStackedWidget;
class QVBoxLayout;

namespace albumen {

class AskPanel;
class Button;
class Forgetting;
class GroupFaces;
class GroupsView;
class IgnoredView;
class Label;
class MergeCard;
class OrderChoice;
class PageFrame;
class PersonsView;
class SuggestionStrip;
struct Merging;

/// Query: {"tab": "toName", "everyone" or "ignored"}, {"group": number} for the faces of one, {"singles": true} for
/// faces that are in none, {"named": person} for where the list at the side begins. Threads: GUI.
class PeoplePage final : public Page
{
    Q_OBJECT

public:
    enum class Tab { toName, everyone, ignored };
    static constexpr std::array<std::pair<Tab, const char*>, 3> tabNames{
        {{Tab::toName, "toName"}, {Tab::everyone, "everyone"}, {Tab::ignored, "ignored"}}};

    explicit PeoplePage(const Parts& parts, QWidget* parent = nullptr);

    Place place() const override;
    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    Tab tab() const { return tab_; }
    GroupsView& groups() { return *groups_; }
    GroupFaces& faces() { return *faces_; }
    SuggestionStrip& strip() { return *strip_; }
    PersonsView& named() { return *named_; }
    PersonsView& everyone() { return *everyone_; }
    IgnoredView& ignored() { return *ignored_; }
    AskPanel& asking() { return *ask_; }
    MergeCard& merging() { return *merge_; }
    QString emptyWords() const;

private:
    void addActions();
    std::vector<ActionSpec> tabActions();
    std::vector<ActionSpec> askedActions();  ///< of the strip
    std::vector<ActionSpec> groupActions();  ///< of groups and of the faces of one
    std::vector<ActionSpec> peopleActions(); ///< of people
    std::vector<ActionSpec> pageActions();
    void layOut();
    QWidget* makePanel();
    void addHeader();
    void addOrder();
    void showCounts();
    void connectParts();
    void show(Tab tab);
    void tidy();
    void refresh();
    void askWhetherFaces();
    bool reading() const; ///< all was asked, and is not answered yet
    void land();
    void changed(const Changes& changes);
    void warm();
    void showEmpty();
    bool naming() const;    ///< the groups are in sight
    bool asked() const;     ///< and the strip has a question
    bool someFaces() const; ///< of an open group are selected
    void askStrangers();
    std::vector<PersonId> twoSelected() const;
    std::optional<PersonId> person() const; ///< whom actions are about
    void shutPanels();
    void askMerge(const std::vector<PersonId>& two, std::optional<PersonId> onto = {});
    void openMerge(const Merging& merging);
    void droppedOn(qint64 person, const QString& name, const QMimeData* mime);
    void openPerson(qint64 person);
    void openGroup(qint64 group);
    void openSingles();
    void closeGroup();

    const Parts parts_;
    Tab tab_ = Tab::toName;
    PageFrame* frame_;
    SuggestionStrip* strip_ = nullptr;
    AskPanel* ask_ = nullptr;
    QVBoxLayout* aboveNamed_ = nullptr; ///< in the panel
    MergeCard* merge_ = nullptr;
    Forgetting* forgetting_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Button* more_ = nullptr; ///< opens the menu of what is not done often
    GroupsView* groups_ = nullptr;
    PersonsView *named_ = nullptr, *everyone_ = nullptr;
    IgnoredView* ignored_ = nullptr;
    GroupFaces* faces_ = nullptr;
    Label *empty_ = nullptr, *namedTitle_ = nullptr, *namedCount_ = nullptr;
    QLineEdit* find_ = nullptr;
    OrderChoice* order_ = nullptr; ///< of everyone
    QList<QWidget*> onlyToName_, onlyIgnored_;
    LatestQuestion singlesAsked_, facesAsked_;
    int people_ = -1, fit_ = -1, ignoredFaces_ = -1, groupCount_ = -1, singles_ = -1; ///< -1: not known yet
    bool landing_ = false;     ///< the page was come to, and its answers are under way
    QPointer<QWidget> cameTo_; ///< what had the focus then
    bool stale_ = false;       ///< something changed while it was out of sight
    bool anyFaces_ = true;     ///< the library has faces
};

} // namespace albumen
