/* The member count in Draftail: a word of its own that stands for the number. */

(() => {
  const { createElement, Component } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  /* Puts the value where the cursor is, or in the place of what is selected. */
  class Source extends Component {
    componentDidMount() {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", {});
      const put = Modifier.replaceText(
        content,
        editorState.getSelection(),
        entityType.description,
        null,
        content.getLastCreatedEntityKey(),
      );
      onComplete(EditorState.push(editorState, put, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  const Value = ({ entityKey, contentState, children }) =>
    createElement(
      "span",
      {
        "data-value": contentState.getEntity(entityKey).getType(),
        style: { borderBlockEnd: "2px dotted currentColor" },
      },
      children,
    );

  window.draftail.registerPlugin(
    { type: "member_count", source: Source, decorator: Value },
    "entityTypes",
  );
})();
