// "Is this Lena?": one face, the three nearest of the person, and four answers that stay where they are.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QHash>
#include <QSet>

#include "library/Cards.h"
#include "library/Commands.h"
#include "models/LatestQuestion.h"
#include "widgets/Card.h"

namespace albumen {

struct Parts;
class ElidedLabel;
class FacePicture;
class Label;
class WrappedLabel;

/// The questions in the library's order; what was skipped comes last. The question that is shown stays until it is
/// answered. Threads: GUI.
class SuggestionStrip final : public Card
{
    Q_OBJECT

public:
    /// Requires: the actions people.yes, people.no, people.skip, people.ignore are in the table.
    SuggestionStrip(const Parts& parts, QWidget* parent);

    void refresh();
    bool reading() const { return toAsk_.underWay(); }
    /// Null: nothing to confirm.
    const SuggestionCard* current() const { return cards_.empty() ? nullptr : &cards_.front(); }
    void answer(AnswerAll answer);
    void answerAll(AnswerAll answer);
    void skip();
    /// Open questions about the person of the current one.
    int ofPerson() const;
    QString question() const;
    QString fact() const;
    std::vector<FaceId> nearest() const; ///< the known faces that are shown
    void retranslate();

signals:
    void shown(); ///< another question, or none

private:
    void layOut();
    void got(quint64 question, std::vector<SuggestionCard> cards);
    void arrange();
    void decide(Command command, const std::vector<FaceId>& faces);
    void show();
    void showFact();
    void askNearest();
    void askWhy();
    void showNear(std::size_t at, std::optional<FaceId> face, const QString& distance);
    void gotNearest(const WhyCard& why);

    const Parts& parts_;
    std::vector<SuggestionCard> cards_;          ///< the first is shown
    std::optional<SuggestionCard> answeredLast_; ///< asked again first when that is undone
    QHash<FaceId, quint64> answered_; ///< and the newest question then; answers to older ones do not know of it
    QSet<FaceId> skipped_;
    quint64 asked_ = 0;
    /// A known face of the person, and how far it is from the one that is asked about.
    struct Near {
        FacePicture* face = nullptr;
        Label* distance = nullptr;
    };
    FacePicture *face_, *person_;
    std::array<Near, 3> near_{};
    std::optional<FaceId> nearOf_; ///< the question that `near_` and `limit_` are about
    std::optional<float> limit_;   ///< up to here its face would be the person's; none: not known yet
    bool margin_ = false;          ///< it is asked because somebody else is nearly as near
    Label *question_, *count_;
    WrappedLabel* fact_;
    ElidedLabel *settles_, *all_;
    QWidget* evidence_;
    LatestQuestion toAsk_;
    bool read_ = false; ///< the library answered
};

} // namespace albumen
