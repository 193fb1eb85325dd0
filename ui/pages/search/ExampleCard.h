// The photo that others are to be like: its picture, Change and x; without one, where to drop it.
#pragma once

#include <optional>

#include <QImage>
#include <QStackedLayout>

#include "photo/Ids.h"
#include "widgets/Card.h"

namespace albumen {

class Button;
class ElidedLabel;
class ExamplePicture;
class Label;
class Thumbnails;
class WrappedLabel;

/// What there is to see of an example.
struct ExampleView {
    std::optional<ContentNo> content; ///< it is of the library
    QImage image;                     ///< else its own, as far as it can be shown; may be null
};

/// Threads: GUI.
class ExampleCard final : public QWidget
{
    Q_OBJECT

public:
    /// Requires: `thumbnails` outlives it.
    explicit ExampleCard(Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// Its path; empty: there is none.
    void setPath(const QString& path);
    void setView(const ExampleView& view);
    /// Why it is no example; empty: it is one.
    void setError(const QString& words);
    QString error() const;
    /// Something is held over the page that would be one.
    void setDropping(bool dropping);
    Button& chooseButton() { return *choose_; }
    Button& changeButton() { return *change_; }
    Button& removeButton() { return *remove_; }
    void retranslate();

signals:
    void chooseClicked();
    void removeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeEmpty();
    QWidget* makeFull();
    void words();

    QStackedLayout* stack_;
    ExamplePicture* picture_;
    Label *dropHere_, *title_;
    ElidedLabel* name_;
    WrappedLabel *orPaste_, *error_;
    Button *choose_, *change_, *remove_;
    QString path_;
    bool dropping_ = false;
};

} // namespace albumen
