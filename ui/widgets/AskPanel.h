// A question over the page before something large: ignoring strangers, forgetting somebody. Not modal.
#pragma once

#include <functional>
#include <optional>

#include "library/Cards.h"
#include "widgets/Card.h"

namespace albumen {

class Button;
class Label;
class PersonBadge;
class Thumbnails;

/// Esc and Cancel close it. Threads: GUI.
class AskPanel final : public Card
{
    Q_OBJECT

public:
    struct Asked {
        std::function<QString()> title, detail, yes; ///< asked again when the language changes
        std::function<void()> accepted;
        std::optional<PersonCard> person = {}; ///< shown beside the words
        bool forEver = false;                  ///< it cannot be undone: Enter does nothing, Cancel has the focus
    };

    AskPanel(Thumbnails& thumbnails, QWidget* parent);

    void open(Asked asked);
    void shut();
    void retranslate();
    QString words() const;

signals:
    void closed(); ///< and the focus was inside

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Asked asked_;
    PersonBadge* person_;
    Label *title_, *detail_;
    Button *yes_, *cancel_;
};

} // namespace albumen
