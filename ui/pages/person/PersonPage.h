// One person: all their faces, those to confirm first; see, confirm, correct.
#pragma once

#include <functional>

#include <QHash>
#include <QSet>

#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"
#include "models/IdListModel.h"
#include "widgets/NameField.h"

namespace albumen {

class AskPanel;
class Button;
class Forgetting;
class GiveCopies;
class Label;
class MergeCard;
class NamePanel;
class PageFrame;
class PersonHeader;
class TileView;
class WhyPanel;
struct ActionSpec;
struct TileHeading;

/// Threads: GUI.
class PersonPage final : public Page
{
    Q_OBJECT

public:
    explicit PersonPage(const Parts& parts, QWidget* parent = nullptr);

    /// Query: "person", the number of one.
    void openAt(const Place& place) override;
    Place place() const override;
    void left() override;
    void retranslate() override;

    TileView& view() { return *view_; }
    WhyPanel& why() { return *why_; }
    MergeCard& mergeCard() { return *mergeCard_; }
    GiveCopies& giving() { return *giving_; }
    AskPanel& asking() { return *ask_; }
    /// What became of a face whose place is kept.
    QString gapWords(qint64 face) const;
    PersonHeader& header() { return *header_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Naming { move, split, merge };
    struct Answer {
        Result<std::vector<PersonCard>> cards;
        Result<PersonFaces> faces;
    };

    void makeHeader();
    void fitHeader();
    void makeView();
    void makePanels(const Parts& parts);
    QVariant showFace(const FaceCard& card, int role) const;
    TileHeading heading(int kind) const;

    void refresh();
    void got(const Answer& answer);
    void showFaces(const PersonFaces& faces);
    void showSections();
    void restorePlace();
    std::vector<qint64> takenAway() const;
    void giveBack(const std::vector<qint64>& away);
    void showState();
    void askWhy();

    void addActions(Actions& actions);
    std::vector<ActionSpec> faceActions();
    std::vector<ActionSpec> personActions();
    void showMenu(const QPoint& global);
    /// The selected faces, or the current one, without those that are gone.
    std::vector<FaceId> chosen() const;
    std::vector<FaceId> waiting(const std::vector<FaceId>& faces) const;
    bool any() const;
    QString name() const;

    /// Decides about these faces; then they are left behind: the next one is current. `gapWords`: what became of them.
    void take(Command command, const std::vector<FaceId>& faces, const QString& gapWords, Words said = {});
    void goOn(const std::vector<FaceId>& faces);
    void say(bool yes, const std::vector<FaceId>& faces);
    void askName(Naming naming);
    NameField::Question others(std::optional<FaceId> face, bool fresh) const;
    void named(const Whom& whom, const QString& name);
    void askMerge(PersonId other);
    void edited(const Result<Decided>& decided);
    void merge(PersonId from, PersonId into);
    void open(const std::filesystem::path& path);
    void openPhoto(const std::filesystem::path& path);

    const PeopleQuestions& people_;
    const FaceQuestions& faces_;
    Decider& decider_;
    JobBridge& bridge_;
    Worker& worker_;
    Thumbnails& thumbnails_;
    Navigator& navigator_;
    MessageSink& messages_;
    const PhotoQuestions& photos_;
    Actions& actions_;
    std::function<void(const QUrl&)> openUrl_;

    PageFrame* frame_;
    PersonHeader* header_ = nullptr;
    TileView* view_ = nullptr;
    CardModel<FaceCard>* model_;
    WhyPanel* why_ = nullptr;
    std::vector<Button*> headButtons_;
    NamePanel* namePanel_ = nullptr;
    MergeCard* mergeCard_ = nullptr;
    AskPanel* ask_ = nullptr;
    Forgetting* forgetting_ = nullptr;
    GiveCopies* giving_;
    QWidget* empty_ = nullptr; ///< said in place of faces
    Label* emptyWords_ = nullptr;

    PersonId person_{};
    PersonCard card_;
    PersonFaces shown_;                ///< as the library told last
    QSet<qint64> waits_, confirmed_;   ///< of shown_
    QHash<qint64, QString> gapWords_;  ///< what became of faces that are gone
    bool anew_ = false;                ///< the next faces are shown as they are told: no row keeps its place
    Place toRestore_;                  ///< selection and scroll position, until the faces are there
    bool known_ = true;                ///< the library has this person
    quint64 asked_ = 0, whyAsked_ = 0; ///< the newest questions; older answers are dropped
    Naming naming_ = Naming::move;
    std::vector<FaceId> namedFaces_; ///< whom the name being typed is for
};

} // namespace albumen
