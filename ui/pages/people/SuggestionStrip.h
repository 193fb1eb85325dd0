// "Is this Lena?": one face, the nearest of the person, and four answers that stay where they are.
#pragma once

#include <vector>

#include <QHash>
#include <QSet>

#include "library/Cards.h"
#include "library/Commands.h"
#include "widgets/Card.h"

namespace albumen {

struct Parts;
class ElidedLabel;
class Label;
class FacePicture;

/// The questions in the library's order; what was skipped comes last. The question that is shown stays until it is
/// answered. Threads: GUI.
class SuggestionStrip final : public Card
{
    Q_OBJECT

public:
    /// Requires: the actions people.yes, people.no, people.skip, people.ignore are in the table.
    SuggestionStrip(const Parts& parts, QWidget* parent);

    void refresh();
    /// Null: nothing to confirm.
    const SuggestionCard* current() const { return cards_.empty() ? nullptr : &cards_.front(); }
    void answer(AnswerAll answer);
    void answerAll(AnswerAll answer);
    void skip();
    /// Open questions about the person of the current one.
    int ofPerson() const;
    QString question() const;
    void retranslate();

signals:
    void shown(); ///< another question, or none

private:
    void layOut();
    void got(quint64 question, std::vector<SuggestionCard> cards);
    void arrange();
    void decide(Command command, const std::vector<FaceId>& faces);
    void show();

    const Parts& parts_;
    std::vector<SuggestionCard> cards_; ///< the first is shown
    QHash<FaceId, quint64> answered_;   ///< and the newest question then; answers to older ones do not know of it
    QSet<FaceId> skipped_;
    quint64 asked_ = 0;
    FacePicture *face_, *person_, *near_;
    Label *question_, *count_;
    ElidedLabel *fact_, *settles_, *all_;
    QWidget* evidence_;
};

} // namespace albumen
