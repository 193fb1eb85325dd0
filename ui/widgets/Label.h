// Text in a place of the type scale and a colour of the theme.
#pragma once

#include <QLabel>

#include "Theme.h"

namespace albumen {

/// One line that asks for all its width, unless it is told to wrap. Its font and its palette follow the application's
/// font and the theme. Threads: GUI.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(Type type = Type::body, QColor Theme::*colour = &Theme::ink, QWidget* parent = nullptr);

    void setLook(Type type, QColor Theme::*colour);
    /// At least as wide as the longest of these.
    void reserve(const QStringList& texts);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();

    Type type_;
    QColor Theme::*colour_;
    QStringList reserved_;
};

/// Takes what width there is; cut with an ellipsis where that is too little, and whole in the tooltip then.
class ElidedLabel final : public Label
{
    Q_OBJECT

public:
    ElidedLabel(Qt::TextElideMode mode, Type type, QColor Theme::*colour, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode mode_;
};

/// Takes what width there is, and as many lines as its words need there: it asks its layout for that height alone, so
/// that nothing around it is laid out by width.
class WrappedLabel final : public Label
{
    Q_OBJECT

public:
    WrappedLabel(Type type, QColor Theme::*colour, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int measured_ = 0; ///< the width that it got last; 0: none yet
};

} // namespace albumen
